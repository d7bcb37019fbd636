// SPDX-License-Identifier: Apache-2.0
// Layout of the help pages: 80 columns, what one types on the left.
#include "help_formatter.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace sprat::cli {
namespace {

constexpr std::size_t kWidth = 80;
// Where the words begin, on the program's page and on a command's.
constexpr std::size_t kProgramColumn = 17;
constexpr std::size_t kCommandColumn = 27;

/// `left` indented by two, `right` wrapped from `column` on.
void add_entry(std::string& page, const std::string& left, std::string_view right,
               std::size_t column) {
  std::string line = "  " + left;
  if (line.size() + 2 > column) {
    page += line + '\n';
    line.clear();
  }
  line.resize(column, ' ');
  bool has_words = false;
  while (!right.empty()) {
    const std::string_view word = right.substr(0, right.find(' '));
    right.remove_prefix(std::min(right.size(), word.size() + 1));
    if (has_words && line.size() + 1 + word.size() > kWidth) {
      page += line + '\n';
      line.assign(column, ' ');
      has_words = false;
    }
    if (has_words) line += ' ';
    line += word;
    has_words = true;
  }
  page += line + '\n';
}

std::string option_text(const CLI::Option& option) {
  std::string names;
  for (const std::string& name : option.get_snames()) names += (names.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) {
    names += (names.empty() ? "    --" : ", --") + name;
  }
  const std::string type = option.get_type_size() == 0 ? "" : option.get_type_name();
  return type.empty() ? names : names + ' ' + type;
}

void add_options(std::string& page, const CLI::App& app, std::size_t column) {
  for (const std::string& group : app.get_groups()) {
    if (group.empty()) continue;
    std::string entries;
    for (const CLI::Option* option : app.get_options()) {
      if (option->get_group() != group || option->get_positional()) continue;
      add_entry(entries, option_text(*option), option->get_description(), column);
    }
    if (!entries.empty()) page += '\n' + group + '\n' + entries;
  }
}

void add_commands(std::string& page, const CLI::App& app) {
  for (const std::string_view group : {kConvertGroup, kLookGroup, kMeasureGroup}) {
    page.append("\n").append(group).append("\n");
    for (const CLI::App* command : app.get_subcommands({})) {
      if (command->get_group() != group) continue;
      add_entry(page, command->get_name(), command->get_description(), kProgramColumn);
    }
  }
}

}  // namespace

std::string usage_line(const CLI::App& app) {
  const CLI::App* program = app.get_parent();
  if (program == nullptr) return app.get_name() + " COMMAND [OPTION]... [FILE]...";
  std::string line = program->get_name() + ' ' + app.get_name();
  for (const CLI::Option* option : app.get_options()) {
    // A positional's option text is how it is shown.
    if (option->get_positional()) line += ' ' + option->get_option_text();
  }
  return line + " [OPTION]...";
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string /*name*/,
                                     CLI::AppFormatMode /*mode*/) const {
  const bool is_program = app->get_parent() == nullptr;
  std::string page = app->get_description() + "\n\nUsage: " + usage_line(*app) + '\n';
  if (is_program) add_commands(page, *app);
  add_options(page, *app, is_program ? kProgramColumn : kCommandColumn);
  const std::string footer = app->get_footer();
  if (!footer.empty()) page += '\n' + footer + '\n';
  return page;
}

}  // namespace sprat::cli
