// SPDX-License-Identifier: Apache-2.0
// sprat info: what is in a file.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "file_summary.hpp"
#include "help_formatter.hpp"
#include "standard_output.hpp"

namespace sprat::cli {
namespace {

struct InfoCommand {
  std::string path;
  bool json = false;
};

}  // namespace

void add_info_command(CLI::App& program) {
  auto command = std::make_shared<InfoCommand>();
  CLI::App* app =
      program.add_subcommand("info", "rows, types, statistics, and where the bytes went");
  app->group(kLookGroup);
  app->add_option("file", command->path)->required()->option_text("FILE");
  app->add_flag("--json", command->json, "for programs");
  app->callback([command] {
    const FileSummary summary = summarize(command->path);
    print(command->json ? summary_json(summary) : summary_text(summary));
  });
}

}  // namespace sprat::cli
