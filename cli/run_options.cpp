// SPDX-License-Identifier: Apache-2.0
// Command line to shared options.
#include "run_options.hpp"

#include <map>

#include "byte_size.hpp"
#include "option_values.hpp"

namespace sprat::cli {
namespace {

constexpr std::uint64_t kMaxThreads = 1'024;

}  // namespace

CLI::Option* add_columns(CLI::App& command, std::vector<std::string>& columns) {
  return command.add_option("--columns", columns, "these columns only, in this order")
      ->type_name("A,B,...")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void add_resources(CLI::App& command, unsigned& threads, std::uint64_t& max_memory) {
  add_number(command, "--threads", threads, "worker threads (one for each core)", 1, kMaxThreads);
  command
      .add_option_function<std::string>(
          "--max-memory",
          [&max_memory](const std::string& text) {
            const auto bytes = parse_byte_size(text);
            if (!bytes || *bytes == 0) {
              throw CLI::ValidationError("--max-memory",
                                         "'" + text + "' is not a size, as 64M or 1G");
            }
            max_memory = *bytes;
          },
          "limit for the rows in flight, as 64M or 1G")
      ->type_name("SIZE");
}

void add_sprat_output_options(CLI::App& command, WriterOptions& writer, std::string& schema_path) {
  static const std::map<std::string, Effort> efforts = {
      {"fast", Effort::fast}, {"default", Effort::standard}, {"small", Effort::small}};
  add_choice(command, "--effort", writer.effort, efforts,
             "fast (to read), default, or small (slow to write)")
      ->type_name("HOW")
      ->group(kSpratOutputGroup);
  static const std::map<std::string, Layout> layouts = {{"columns", Layout::columns},
                                                        {"rows", Layout::rows}};
  add_choice(command, "--layout", writer.layout, layouts,
             "columns, or rows: records as they are, to be mapped")
      ->type_name("HOW")
      ->group(kSpratOutputGroup);
  add_number(command, "--block-rows", writer.block_rows, "rows of a block, at most (65536)", 1,
             Limits{}.block_rows)
      ->group(kSpratOutputGroup);
  command.add_option("--schema", schema_path, "names and types from this file; else inferred")
      ->type_name("FILE.fbs")
      ->group(kSpratOutputGroup);
}

}  // namespace sprat::cli
