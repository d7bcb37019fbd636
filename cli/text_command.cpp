// SPDX-License-Identifier: Apache-2.0
// Rows to standard output.
#include "text_command.hpp"

#include <map>

#include <sprat/error.hpp>

#include "joined_reader.hpp"
#include "option_values.hpp"
#include "progress_line.hpp"
#include "run_options.hpp"
#include "terminal.hpp"

namespace sprat::cli {

void add_text_options(CLI::App& app, TextCommand& command) {
  static const std::map<std::string, TextFormat> formats = {
      {"csv", TextFormat::csv}, {"tsv", TextFormat::tsv}, {"jsonl", TextFormat::json_lines}};
  app.add_option("files", command.inputs)->required()->option_text("FILE...");
  add_choice(app, "--to", command.text.format, formats, "csv (spelled as it was), tsv or jsonl")
      ->type_name("FORMAT");
  add_columns(app, command.columns);
  add_resources(app, command.text.threads, command.text.max_memory);
}

void run_text_command(const TextCommand& command) {
  ReaderOptions reader_options;
  reader_options.columns = command.columns;
  BatchReader reader = open_reader(command.inputs, reader_options);
  TextOptions text = command.text;
  ProgressLine progress(!is_terminal_output());
  text.progress = progress.callback();
  const auto sink = create_sink("-");
  try {
    write_text(reader, *sink, text);
  } catch (const CorruptError&) {
    sink->flush();  // A damaged file gives the rows before the damage.
    throw;
  }
  sink->commit();
}

}  // namespace sprat::cli
