// SPDX-License-Identifier: Apache-2.0
// Command line to CsvOptions.
#include "csv_options.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "option_values.hpp"

namespace sprat::cli {
namespace {

const std::map<std::string, Ragged>& ragged_choices() {
  static const std::map<std::string, Ragged> choices = {
      {"error", Ragged::error}, {"pad", Ragged::pad}, {"skip", Ragged::skip}};
  return choices;
}

/// The byte order of plain utf-16 is its byte-order mark's, which is looked for where none is
/// given.
const std::map<std::string, std::optional<TextEncoding>>& encoding_choices() {
  static const std::map<std::string, std::optional<TextEncoding>> choices = {
      {"utf-8", TextEncoding::utf8},
      {"latin-1", TextEncoding::latin1},
      {"utf-16", std::nullopt},
      {"utf-16le", TextEncoding::utf16le},
      {"utf-16be", TextEncoding::utf16be}};
  return choices;
}

char parse_character(const std::string& option, const std::string& text) {
  static const std::map<std::string, char> names = {
      {"\\t", '\t'}, {"tab", '\t'},      {"space", ' '}, {"comma", ','},
      {"pipe", '|'}, {"semicolon", ';'}, {"\\\\", '\\'}};
  const auto named = names.find(text);
  if (named != names.end()) return named->second;
  if (text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80) return text[0];
  throw CLI::ValidationError(option, "'" + text + "' is not one character, nor 'tab'");
}

void add_character(CLI::App& command, const std::string& name, std::optional<char>& target,
                   const std::string& description) {
  command
      .add_option_function<std::string>(
          name, [name, &target](const std::string& text) { target = parse_character(name, text); },
          description)
      ->type_name("CHAR")
      ->group(kCsvOptionGroup);
}

void add_quote(CLI::App& command, CsvOptions& options) {
  command
      .add_option_function<std::string>(
          "--quote",
          [&options](const std::string& text) {
            options.quote =
                text.empty() || text == "none" ? '\0' : parse_character("--quote", text);
          },
          "quote character, or none (detected)")
      ->type_name("CHAR")
      ->group(kCsvOptionGroup);
}

void add_types(CLI::App& command, CsvOptions& options) {
  command
      .add_option_function<std::vector<std::string>>(
          "--type",
          [&options](const std::vector<std::string>& pairs) {
            for (const std::string& pair : pairs) {
              const std::size_t equals = pair.find('=');
              if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
                throw CLI::ValidationError("--type", "'" + pair +
                                                         "' is not COLUMN=TYPE, as in "
                                                         "day=date(%d/%m/%Y)");
              }
              options.types[pair.substr(0, equals)] = pair.substr(equals + 1);
            }
          },
          "a column's type, as day=date(%d/%m/%Y); repeatable")
      ->type_name("COLUMN=TYPE")
      ->allow_extra_args(false)
      ->group(kCsvOptionGroup);
}

}  // namespace

void add_csv_options(CLI::App& command, CsvOptions& options) {
  add_character(command, "--delimiter", options.delimiter,
                "between cells: a character or tab (detected)");
  add_quote(command, options);
  add_character(command, "--escape", options.escape, "escapes a quote (doubled quotes)");
  command
      .add_flag_callback(
          "--no-header", [&options] { options.has_header = false; },
          "the first line is a row; columns are named by number")
      ->group(kCsvOptionGroup);
  add_number(command, "--skip", options.skip_lines, "leave out the first N lines")
      ->group(kCsvOptionGroup);
  add_character(command, "--comment", options.comment, "leave out lines that start with it");
  command.add_option("--null", options.null_words, "a word that means null; repeatable")
      ->type_name("WORD")
      ->allow_extra_args(false)
      ->group(kCsvOptionGroup);
  add_types(command, options);
  add_choice(command, "--encoding", options.encoding, encoding_choices(),
             "utf-8, latin-1, utf-16, utf-16le or utf-16be (utf-8)")
      ->type_name("NAME")
      ->group(kCsvOptionGroup);
  add_choice(command, "--ragged", options.ragged, ragged_choices(),
             "rows of another length: error, pad or skip (error)")
      ->type_name("WHAT")
      ->group(kCsvOptionGroup);
}

}  // namespace sprat::cli
