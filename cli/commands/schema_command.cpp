// SPDX-License-Identifier: Apache-2.0
// sprat schema: a file's schema as .fbs, in the narrowest form that its values prove.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <sprat/convert.hpp>

#include "csv_options.hpp"
#include "file_kind.hpp"
#include "help_formatter.hpp"
#include "standard_output.hpp"

namespace sprat::cli {
namespace {

struct SchemaCommand {
  std::string path;
  CsvOptions csv;
};

Schema schema_of(const SchemaCommand& command) {
  if (command.path.ends_with(".fbs")) return load_schema(command.path);
  if (file_kind(command.path) == FileKind::json_lines) {
    return infer_json_schema(command.path, command.csv);
  }
  if (file_kind(command.path) != FileKind::sprat) return infer_schema(command.path, command.csv);
  const BatchReader reader(command.path);
  return narrow_schema(reader.file_schema(), reader.statistics(), reader.row_count().value_or(0));
}

}  // namespace

void add_schema_command(CLI::App& program) {
  auto command = std::make_shared<SchemaCommand>();
  CLI::App* app =
      program.add_subcommand("schema", "the schema of a sprat, CSV or .fbs file, as .fbs");
  app->group(kLookGroup);
  app->add_option("file", command->path)->required()->option_text("FILE");
  add_csv_options(*app, command->csv);
  app->footer(
      "A CSV file is read to its end: the types are those that every value proves.\n"
      "\n"
      "Examples\n"
      "  sprat schema rides.csv > rides.fbs\n"
      "  sprat convert rides.csv rides.sprat --schema rides.fbs");
  app->callback([command] { print(print_schema(schema_of(*command))); });
}

}  // namespace sprat::cli
