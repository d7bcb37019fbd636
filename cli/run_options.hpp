// SPDX-License-Identifier: Apache-2.0
// Options that commands share: columns, threads and memory, how a sprat file is written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <sprat/writer.hpp>

namespace sprat::cli {

/// `--columns a,b`; names with a comma are given one by one.
CLI::Option* add_columns(CLI::App& command, std::vector<std::string>& columns);

/// `--threads` and `--max-memory`.
void add_resources(CLI::App& command, unsigned& threads, std::uint64_t& max_memory);

/// The group of the options that only a sprat file has.
inline constexpr const char* kSpratOutputGroup = "sprat output";
/// `--effort`, `--layout`, `--block-rows` and `--schema`.
void add_sprat_output_options(CLI::App& command, WriterOptions& writer, std::string& schema_path);

}  // namespace sprat::cli
