// SPDX-License-Identifier: Apache-2.0
// sprat bench: what the rows of a CSV file cost in memory, time and bytes, however they are held.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <sprat/measure.hpp>

#include "bench_report.hpp"
#include "help_formatter.hpp"
#include "program_path.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sprat::cli {
namespace {

struct BenchCommand {
  std::string path;
  MeasureOptions options;
  bool json = false;
  bool totals = false;
};

void run(BenchCommand& command) {
  if (command.totals) return print(stream_totals(command.path) + '\n');
  command.options.sprat_program = program_path();
  command.options.contenders_folder = contenders_folder();
  ProgressLine progress(true);
  command.options.progress = [&](const std::string& name, std::size_t number, std::size_t count) {
    progress.show(std::to_string(number) + " of " + std::to_string(count) + ": " + name);
  };
  const auto measurements = measure(command.path, command.options);
  progress.clear();
  print(command.json ? bench_json(measurements) : bench_table(measurements, terminal_width()));
}

}  // namespace

void add_bench_command(CLI::App& program) {
  auto command = std::make_shared<BenchCommand>();
  CLI::App* app =
      program.add_subcommand("bench", "memory, time and bytes of your rows, beside pickle's");
  app->group(kMeasureGroup);
  app->add_option("file", command->path)->required()->option_text("FILE.csv");
  app->add_option("--python", command->options.python, "the interpreter to measure (python3)")
      ->type_name("PATH");
  app->add_flag("--json", command->json, "for programs");
  // How measure() runs this program as one of its contenders.
  app->add_flag("--totals", command->totals, "print the totals of a sprat file")->group("");
  app->footer(
      "Each contender reads the rows in a process of its own and totals them. Peak MB is\n"
      "resident memory above that of an idle process of the same kind, 10^6 bytes each.");
  app->callback([command] { run(*command); });
}

}  // namespace sprat::cli
