// SPDX-License-Identifier: Apache-2.0
// Job: which columns the contenders total, and how a Python contender is told to read the CSV.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

namespace sprat::measuring {

struct TotalledColumns {
  /// The first text column; none: all rows have the key "".
  std::optional<std::size_t> key;
  /// The first numeric column; none: every row counts 1.
  std::optional<std::size_t> value;
};
TotalledColumns totalled_columns(const Schema& schema);

/// "name=value" for each thing that bench/contenders/_common.py needs to know.
std::vector<std::string> job_arguments(const std::string& csv, const std::string& data_file,
                                       const Schema& schema, const CsvDialect& dialect);

}  // namespace sprat::measuring
