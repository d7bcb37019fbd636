// SPDX-License-Identifier: Apache-2.0
// The options that say how a CSV file is spelled: of every command that reads one.
#pragma once

#include <CLI/CLI.hpp>

#include <sprat/convert.hpp>

namespace sprat::cli {

inline constexpr const char* kCsvOptionGroup = "CSV input";

/// `options` must outlive the parsing.
void add_csv_options(CLI::App& command, CsvOptions& options);

}  // namespace sprat::cli
