// SPDX-License-Identifier: Apache-2.0
// The form of errors about CSV text: "rides.csv:7: what; how to fix".
#pragma once

#include <cstdint>
#include <string>

#include <sprat/error.hpp>

namespace sprat::csv {

inline std::string at_line(const std::string& input_name, std::uint64_t line) {
  return input_name + ":" + std::to_string(line) + ": ";
}

inline CsvError unclosed_quote(const std::string& input_name, std::uint64_t line) {
  return CsvError(at_line(input_name, line) +
                  "a quoted cell begins here and is never closed; close it, or name another quote "
                  "character with --quote ('' for none)");
}

}  // namespace sprat::csv
