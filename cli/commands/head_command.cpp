// SPDX-License-Identifier: Apache-2.0
// sprat head: the first rows.
#include <memory>

#include <CLI/CLI.hpp>

#include "help_formatter.hpp"
#include "option_values.hpp"
#include "text_command.hpp"

namespace sprat::cli {

void add_head_command(CLI::App& program) {
  auto command = std::make_shared<TextCommand>();
  command->text.limit = 10;
  CLI::App* app = program.add_subcommand("head", "the first rows");
  app->group(kLookGroup);
  add_text_options(*app, *command);
  add_number(*app, "-n,--rows", command->text.limit, "how many (10)");
  app->callback([command] { run_text_command(*command); });
}

}  // namespace sprat::cli
