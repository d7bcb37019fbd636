// SPDX-License-Identifier: Apache-2.0
// Writing rows as text to standard output: what `cat` and `head` have in common.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <sprat/convert.hpp>

namespace sprat::cli {

struct TextCommand {
  std::vector<std::string> inputs;
  std::vector<std::string> columns;
  TextOptions text;
};

/// The files, `--to`, `--columns`, `--threads` and `--max-memory`.
void add_text_options(CLI::App& app, TextCommand& command);

/// Writes the rows asked for.
void run_text_command(const TextCommand& command);

}  // namespace sprat::cli
