// SPDX-License-Identifier: Apache-2.0
// sprat cat: rows as text on standard output.
#include <memory>

#include <CLI/CLI.hpp>

#include "help_formatter.hpp"
#include "option_values.hpp"
#include "text_command.hpp"

namespace sprat::cli {

void add_cat_command(CLI::App& program) {
  auto command = std::make_shared<TextCommand>();
  CLI::App* app = program.add_subcommand("cat", "the rows as CSV, TSV or JSON lines");
  app->group(kLookGroup);
  add_text_options(*app, *command);
  add_number(*app, "--skip", command->text.skip, "leave out the first N rows");
  add_number(*app, "--limit", command->text.limit, "write N rows at most");
  app->footer(
      "Examples\n"
      "  sprat cat rides.sprat > rides.csv\n"
      "  sprat cat rides.sprat --to jsonl --skip 1000 --limit 10");
  app->callback([command] { run_text_command(*command); });
}

}  // namespace sprat::cli
