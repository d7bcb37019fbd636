// SPDX-License-Identifier: Apache-2.0
// sprat compile: schemas to C++ headers or Python modules.
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <sprat/compile.hpp>
#include <sprat/error.hpp>

#include "csv_options.hpp"
#include "depfile.hpp"
#include "help_formatter.hpp"
#include "input_schema.hpp"
#include "option_values.hpp"
#include "standard_output.hpp"

namespace sprat::cli {
namespace {

namespace fs = std::filesystem;

struct CompileCommand {
  std::vector<std::string> inputs;
  std::string output = "-";
  CompileLanguage language = CompileLanguage::cpp;
  std::string depfile;
  CsvOptions csv;
};

struct Output {
  std::string path;
  CompiledFile file;
};

bool names_folder(const CompileCommand& command) {
  return command.inputs.size() > 1 || command.output.ends_with('/') ||
         fs::is_directory(command.output);
}

std::string output_path(const CompileCommand& command, const std::string& input) {
  if (!names_folder(command)) return command.output;
  const bool is_cpp = command.language == CompileLanguage::cpp;
  const std::string name = fs::path(input).filename().replace_extension().string();
  return (fs::path(command.output) / (name + (is_cpp ? ".h" : ".py"))).string();
}

void check_outputs(const CompileCommand& command) {
  if (command.inputs.size() > 1 && command.output == "-") {
    throw CLI::ValidationError("compile", "several files need a folder to go to: -o FOLDER");
  }
  if (!command.depfile.empty() && command.output == "-") {
    throw CLI::ValidationError("--depfile", "standard output is no name to write; give -o");
  }
  std::set<std::string> paths;
  for (const std::string& input : command.inputs) {
    const std::string path = output_path(command, input);
    if (!paths.insert(path).second) {
      throw CLI::ValidationError("compile", "two files would both become " + path);
    }
  }
}

CompiledFile compile(const CompileCommand& command, const std::string& input) {
  if (is_schema_text(input)) return compile_file(input, command.language);
  CompileOptions options;
  options.source_name = fs::path(input).filename().string();
  const auto compile_schema = command.language == CompileLanguage::cpp ? cpp_header : python_module;
  return {compile_schema(input_schema(input, command.csv), options), {input}};
}

// All files' mistakes at once.
std::vector<Output> compile_all(const CompileCommand& command) {
  std::vector<Output> outputs;
  std::string mistakes;
  for (const std::string& input : command.inputs) {
    try {
      outputs.push_back({output_path(command, input), compile(command, input)});
    } catch (const SchemaError& error) {
      mistakes += (mistakes.empty() ? "" : "\n") + std::string(error.what());
    }
  }
  if (!mistakes.empty()) throw SchemaError(mistakes);
  return outputs;
}

void write_file(const std::string& path, const std::string& text) {
  SinkOptions replace;
  replace.overwrite = true;
  const auto sink = create_sink(path, replace);
  sink->write(std::as_bytes(std::span(text)));
  sink->commit();
}

void run(const CompileCommand& command) {
  check_outputs(command);
  const std::vector<Output> outputs = compile_all(command);
  if (names_folder(command)) fs::create_directories(command.output);
  std::string rules;
  for (const Output& output : outputs) {
    write_file(output.path, output.file.text);
    rules += depfile_rule(output.path, output.file.files);
  }
  if (!command.depfile.empty()) write_file(command.depfile, rules);
}

}  // namespace

void add_compile_command(CLI::App& program) {
  static const std::map<std::string, CompileLanguage> languages = {
      {"cpp", CompileLanguage::cpp}, {"python", CompileLanguage::python}};
  auto command = std::make_shared<CompileCommand>();
  CLI::App* app =
      program.add_subcommand("compile", "C++ headers or Python modules with a schema's records");
  app->group(kConvertGroup);
  app->add_option("files", command->inputs)->required()->option_text("FILE...");
  app->add_option("-o,--output", command->output,
                  "the file to write, or a folder, for several (standard output)")
      ->type_name("OUT");
  add_choice(*app, "--lang", command->language, languages, "cpp or python (cpp)")
      ->type_name("LANGUAGE");
  app->add_option("--depfile", command->depfile, "tell make or ninja what was read for the output")
      ->type_name("FILE");
  add_csv_options(*app, command->csv);
  app->footer(
      "FILE is a schema, or a sprat or text file whose schema is taken. OUT is replaced if it is\n"
      "there.\n"
      "\n"
      "Examples\n"
      "  sprat compile rides.fbs -o rides.h\n"
      "  sprat compile rides.fbs --lang python -o rides.py\n"
      "  sprat compile schemas/*.fbs -o generated --depfile generated/schemas.d");
  app->callback([command] { run(*command); });
}

}  // namespace sprat::cli
