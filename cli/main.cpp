// SPDX-License-Identifier: Apache-2.0
// The sprat command: finds the command asked for and turns errors into messages and exit codes.
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>

#include <CLI/CLI.hpp>

#include <sprat/error.hpp>
#include <sprat/version.hpp>

#include "help_formatter.hpp"
#include "signals.hpp"
#include "standard_output.hpp"

namespace sprat::cli {

#define SPRAT_COMMAND(name) void add_##name(CLI::App& app);
#include "commands.inc"
#undef SPRAT_COMMAND

namespace {

enum ExitCode { kOk = 0, kError = 1, kUsageError = 2 };

constexpr const char* kExamples =
    "Examples\n"
    "  sprat convert rides.csv rides.sprat\n"
    "  sprat cat rides.sprat --columns route,rides | head\n"
    "  sprat bench rides.csv\n"
    "\n"
    "Each command explains itself: sprat COMMAND --help. FILE may be -, for standard\n"
    "input or output. Exit codes: 0 done, 1 error, 2 usage, 3 recovered with loss.";

int fail(const std::string& message, ExitCode code) {
  std::fprintf(stderr, "sprat: %s\n", message.c_str());
  return code;
}

int explain_usage(const CLI::App& program, const CLI::ParseError& error) {
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.front();
  const std::string hint =
      "\nTry '" + (chosen.empty() ? "" : program.get_name() + ' ') + app.get_name() + " --help'.";
  // CLI11's own words for a file that is missing name no file.
  const std::string message = error.what();
  const bool lacks_file = message.starts_with("file");
  return fail((lacks_file ? "usage: " + usage_line(app) : message) + hint, kUsageError);
}

bool is_unknown_command(const CLI::App& app, const std::string& word) {
  const auto has_name = [&](const CLI::App* command) { return command->get_name() == word; };
  return !word.starts_with('-') && app.get_subcommands(has_name).empty();
}

int run(CLI::App& app, int argc, const char* const* argv) {
  if (argc == 1) {
    std::fputs(app.help().c_str(), stderr);
    return kUsageError;
  }
  if (is_unknown_command(app, argv[1])) {
    return fail("'" + std::string(argv[1]) + "' is no command\nTry 'sprat --help'.", kUsageError);
  }
  try {
    app.parse(argc, argv);
    return kOk;
  } catch (const CLI::CallForHelp&) {
    print(app.help());
    return kOk;
  } catch (const CLI::CallForVersion&) {
    print("sprat " SPRAT_VERSION "\n");
    return kOk;
  } catch (const CLI::RuntimeError& error) {
    return error.get_exit_code();
  } catch (const CLI::ParseError& error) {
    return explain_usage(app, error);
  }
}

}  // namespace
}  // namespace sprat::cli

int main(int argc, char** argv) {
  using namespace sprat::cli;
  try {
    die_cleanly_on_signals();
    CLI::App app("sprat keeps rows in a compact file, and gives back every cell as it was.",
                 "sprat");
    app.formatter(std::make_shared<HelpFormatter>());
    app.set_help_flag("-h,--help", "print this page");
    app.set_version_flag("--version", "sprat " SPRAT_VERSION, "print the version");
    app.require_subcommand(1);
#define SPRAT_COMMAND(name) add_##name(app);
#include "commands.inc"
#undef SPRAT_COMMAND
    app.footer(kExamples);  // Last, for commands inherit it.
    return run(app, argc, argv);
  } catch (const sprat::IoError& error) {
    die_if_nobody_reads();
    return fail(error.what(), kError);
  } catch (const std::bad_alloc&) {
    return fail("out of memory; try fewer --threads or a lower --max-memory", kError);
  } catch (const std::exception& error) {
    return fail(error.what(), kError);
  }
}
