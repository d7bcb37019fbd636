// SPDX-License-Identifier: Apache-2.0
// sprat schema: a file's schema as .fbs, in the narrowest form that its values prove; whether files
// of one schema can be read as another; what a row takes.
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <sprat/convert.hpp>
#include <sprat/row_sizes.hpp>

#include "csv_options.hpp"
#include "file_kind.hpp"
#include "help_formatter.hpp"
#include "input_schema.hpp"
#include "row_sizes_report.hpp"
#include "schema_check.hpp"
#include "standard_output.hpp"

namespace sprat::cli {
namespace {

struct SchemaCommand {
  std::vector<std::string> paths;
  bool check = false;
  bool sizes = false;
  bool json = false;
  CsvOptions csv;
};

RowSizes measured(BatchReader reader) {
  const Schema schema =
      narrow_schema(reader.file_schema(), reader.statistics(), reader.row_count().value_or(0));
  return measure_row_sizes(reader, schema);
}

// The rows as a file that has no name any more.
std::unique_ptr<Source> converted(const std::string& text_path, const CsvOptions& csv) {
  const std::string name = "sprat-sizes-" + std::to_string(::getpid()) + ".sprat";
  const std::string path = (std::filesystem::temp_directory_path() / name).string();
  ConvertOptions options;
  options.csv = csv;
  SinkOptions sink;
  sink.overwrite = true;
  const bool is_json = file_kind(text_path) == FileKind::json_lines;
  (is_json ? convert_json : convert_csv)({text_path}, create_sink(path, sink), options);
  std::unique_ptr<Source> source = open_source(path);
  std::filesystem::remove(path);
  return source;
}

RowSizes sizes_of(const std::string& path, const CsvOptions& csv) {
  if (is_schema_text(path)) return row_sizes(load_schema(path));
  if (file_kind(path) == FileKind::sprat) return measured(BatchReader(path));
  return measured(BatchReader(converted(path, csv)));
}

std::string output(const SchemaCommand& command) {
  const std::string& path = command.paths.front();
  if (command.check) return check_schemas(path, command.paths.back());
  if (!command.sizes) return print_schema(input_schema(path, command.csv));
  const RowSizes sizes = sizes_of(path, command.csv);
  return command.json ? row_sizes_json(sizes) : row_sizes_text(sizes);
}

void check_arguments(const SchemaCommand& command) {
  if (command.check != (command.paths.size() == 2)) {
    throw CLI::ValidationError(
        "--check", command.check ? "needs two files, OLD and NEW" : "is what two files are for");
  }
  if (command.check && command.sizes) {
    throw CLI::ValidationError("--sizes", "does not go with --check");
  }
  if (command.json && !command.sizes) {
    throw CLI::ValidationError("--json", "goes with --sizes");
  }
}

}  // namespace

void add_schema_command(CLI::App& program) {
  auto command = std::make_shared<SchemaCommand>();
  CLI::App* app =
      program.add_subcommand("schema", "the schema of a sprat, CSV or .fbs file, as .fbs");
  app->group(kLookGroup);
  app->add_option("files", command->paths)->required()->expected(1, 2)->option_text("FILE [NEW]");
  app->add_flag("--check", command->check,
                "what becomes of each field of FILE, .fbs or sprat, when it is read as NEW");
  app->add_flag("--sizes", command->sizes,
                "bytes of each field and row, as a C++ record and as Python's objects");
  app->add_flag("--json", command->json, "sizes for programs");
  add_csv_options(*app, command->csv);
  app->footer(
      "A CSV file is read to its end: the types are those that every value proves.\n"
      "\n"
      "Examples\n"
      "  sprat schema rides.csv > rides.fbs\n"
      "  sprat convert rides.csv rides.sprat --schema rides.fbs\n"
      "  sprat schema --check rides.sprat rides_2.fbs\n"
      "  sprat schema --sizes rides.csv");
  app->callback([command] {
    check_arguments(*command);
    print(output(*command));
  });
}

}  // namespace sprat::cli
