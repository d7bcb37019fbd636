// SPDX-License-Identifier: Apache-2.0
// The schema of whatever a command is given: a .fbs file, a sprat file, text.
#pragma once

#include <string>

#include <sprat/convert.hpp>

namespace sprat::cli {

bool is_schema_text(const std::string& path);

/// In the narrowest, required form that a sprat or text file's values prove.
Schema input_schema(const std::string& path, const CsvOptions& csv);

}  // namespace sprat::cli
