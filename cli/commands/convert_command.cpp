// SPDX-License-Identifier: Apache-2.0
// sprat convert: CSV and JSON lines to sprat, sprat to text, sprat to sprat.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include <sprat/convert.hpp>

#include "conversion_plan.hpp"
#include "conversion_report.hpp"
#include "csv_options.hpp"
#include "help_formatter.hpp"
#include "joined_reader.hpp"
#include "option_values.hpp"
#include "progress_line.hpp"
#include "run_options.hpp"

namespace sprat::cli {
namespace {

struct ConvertCommand {
  ConversionPlan plan;
  std::string schema_path;
  SinkOptions sink;
  ConvertOptions options;
  bool quiet = false;
};

std::uint64_t size_on_disk(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

ConvertReport write_text_file(const ConvertCommand& command, Sink& sink) {
  const ConversionPlan& plan = command.plan;
  ReaderOptions reader_options;
  reader_options.columns = command.options.columns;
  BatchReader reader = open_reader(plan.inputs, reader_options);
  TextOptions text;
  text.format = text_format(*plan.to);
  text.threads = command.options.threads;
  text.max_memory = command.options.max_memory;
  text.progress = command.options.progress;
  ConvertReport report;
  report.rows = write_text(reader, sink, text);
  sink.commit();
  for (const std::string& input : plan.inputs) report.input_bytes += size_on_disk(input);
  report.output_bytes = size_on_disk(plan.output);
  return report;
}

ConvertReport convert(ConvertCommand& command) {
  const ConversionPlan& plan = command.plan;
  ConvertOptions& options = command.options;
  if (plan.from == FileKind::tsv && !options.csv.delimiter) options.csv.delimiter = '\t';
  if (!command.schema_path.empty()) options.schema = load_schema(command.schema_path);
  auto sink = create_sink(plan.output, command.sink);
  if (plan.is_text_output()) return write_text_file(command, *sink);
  if (plan.from == FileKind::sprat) return convert_sprat(plan.inputs, std::move(sink), options);
  if (plan.from == FileKind::json_lines) return convert_json(plan.inputs, std::move(sink), options);
  return convert_csv(plan.inputs, std::move(sink), options);
}

void run(const CLI::App& app, ConvertCommand& command) {
  ConversionPlan& plan = command.plan;
  plan.output = plan.inputs.back();
  plan.inputs.pop_back();
  plan.complete(app);
  const auto start = std::chrono::steady_clock::now();
  ProgressLine progress(!command.quiet);
  command.options.progress = progress.callback();
  const ConvertReport report = convert(command);
  progress.clear();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  if (command.quiet) return;
  std::fputs(conversion_report(plan, report, seconds.count()).c_str(), stderr);
}

}  // namespace

void add_convert_command(CLI::App& program) {
  auto command = std::make_shared<ConvertCommand>();
  CLI::App* app = program.add_subcommand(
      "convert", "CSV or JSON lines to sprat and back, or sprat written anew");
  app->group(kConvertGroup);
  app->add_option("files", command->plan.inputs)
      ->required()
      ->expected(2, -1)
      ->option_text("IN... OUT");
  app->add_flag("-f,--force", command->sink.overwrite, "replace OUT if it is there");
  app->add_flag("-q,--quiet", command->quiet, "print errors only");
  add_choice(*app, "--from", command->plan.from, file_kind_words(),
             "what IN is: csv, tsv, jsonl or sprat (by its name)")
      ->type_name("FORMAT");
  add_choice(*app, "--to", command->plan.to, file_kind_words(),
             "what OUT is: csv, tsv, jsonl or sprat (by its name)")
      ->type_name("FORMAT");
  add_columns(*app, command->options.columns);
  add_resources(*app, command->options.threads, command->options.max_memory);
  app->add_flag("--sync", command->sink.sync, "return when the disk has it");
  add_sprat_output_options(*app, command->options.writer, command->schema_path);
  add_csv_options(*app, command->options.csv);
  app->footer(
      "Examples\n"
      "  sprat convert rides.csv rides.sprat\n"
      "  sprat convert rides.sprat rides.jsonl --columns route,rides\n"
      "  gzip -dc big.csv.gz | sprat convert - big.sprat --type day=\"date(%d/%m/%Y)\"");
  app->callback([app, command] { run(*app, *command); });
}

}  // namespace sprat::cli
