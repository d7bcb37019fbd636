// SPDX-License-Identifier: Apache-2.0
// sprat bench: what the rows of a CSV file cost in memory, time and bytes, however they are held.
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include <sprat/measure.hpp>

#include "bench_page_file.hpp"
#include "bench_report.hpp"
#include "help_formatter.hpp"
#include "option_values.hpp"
#include "program_path.hpp"
#include "progress_line.hpp"
#include "standard_output.hpp"
#include "terminal.hpp"

namespace sprat::cli {
namespace {

struct BenchCommand {
  std::string path;
  MeasureOptions options;
  std::string report;
  bool install = false;
  bool json = false;
  bool totals = false;
  bool typed_totals = false;
};

void check(const BenchCommand& command) {
  if (command.path.empty() && !command.options.synthetic) {
    throw CLI::RequiredError("file");
  }
  if (!command.path.empty() && command.options.synthetic) {
    throw CLI::ValidationError("--synthetic", "makes its own rows; leave out " + command.path);
  }
}

void run(BenchCommand& command) {
  if (command.totals) return print(stream_totals(command.path) + '\n');
  if (command.typed_totals) return print(typed_totals(command.path) + '\n');
  check(command);
  MeasureOptions& options = command.options;
  options.sprat_program = program_path();
  options.contenders_folder = contenders_folder();
  options.package_folder = python_package_folder();
  std::optional<BenchPageFile> page;
  if (!command.report.empty()) page.emplace(command.report);
  ProgressLine progress(true);
  if (command.install) {
    progress.show("installing contenders");
    options.python = install_contenders(options, cache_folder());
  }
  options.progress = [&](const std::string& name, std::size_t number, std::size_t count) {
    progress.show(std::to_string(number) + " of " + std::to_string(count) + ": " + name);
  };
  const auto measurements = measure(command.path, options);
  progress.clear();
  if (page) page->write(command.path, options, measurements);
  if (command.report == "-") return;
  print(command.json ? bench_json(measurements) : bench_table(measurements, terminal_width()));
}

void add_contender_options(CLI::App& app, BenchCommand& command) {
  MeasureOptions& options = command.options;
  app.add_option("--only", options.only, "contenders with one of these in their names")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("NAME,...");
  add_number(app, "--repeat", options.repeat, "runs of each, of which medians count (1)", 1, 1000);
  add_number(app, "--rows", options.rows, "the first N rows only", 1);
  app.add_flag("--synthetic", options.synthetic,
               "no file: a million tuples of float, 20 letters, integer");
  app.add_option("--python", options.python, "the interpreter to measure (python3)")
      ->type_name("PATH");
  app.add_flag("--install", command.install,
               "run all contenders, in an environment made under ~/.cache");
}

}  // namespace

void add_bench_command(CLI::App& program) {
  auto command = std::make_shared<BenchCommand>();
  CLI::App* app =
      program.add_subcommand("bench", "memory, time and bytes of your rows, beside pickle's");
  app->group(kMeasureGroup);
  app->add_option("file", command->path)->option_text("[FILE.csv]");
  add_contender_options(*app, *command);
  app->add_option("--report", command->report, "write a page with charts too")
      ->type_name("FILE.html");
  app->add_flag("--json", command->json, "for programs");
  // How measure() runs this program as one of its contenders.
  app->add_flag("--totals", command->totals, "print the totals of a sprat file")->group("");
  app->add_flag("--typed-totals", command->typed_totals, "the same by records")->group("");
  app->footer(
      "Each contender reads the rows in a process of its own and totals them. Peak MB is\n"
      "resident memory above that of the same process before its work, 10^6 bytes each.");
  app->callback([command] { run(*command); });
}

}  // namespace sprat::cli
