// SPDX-License-Identifier: Apache-2.0
// Options that take a number or one of a few words, with messages of our own.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace sprat::cli {

/// Decimal digits within the range. Throws CLI::ValidationError for `option` otherwise.
std::uint64_t parse_number(const std::string& option, const std::string& text, std::uint64_t lowest,
                           std::uint64_t highest);

/// Adds an option that takes a whole number; `names` end in the long one. `target` must outlive the
/// parsing.
template <class Target>
CLI::Option* add_number(CLI::App& command, const std::string& names, Target& target,
                        const std::string& description, std::uint64_t lowest = 0,
                        std::uint64_t highest = std::numeric_limits<std::uint64_t>::max()) {
  const std::string name = names.substr(names.rfind("--"));
  return command
      .add_option_function<std::string>(
          names,
          [&target, name, lowest, highest](const std::string& text) {
            target = static_cast<Target>(parse_number(name, text, lowest, highest));
          },
          description)
      ->type_name("N");
}

/// Throws CLI::ValidationError for `option` unless `word` is a key of `choices`.
template <class Choice>
const Choice& parse_choice(const std::string& option, const std::string& word,
                           const std::map<std::string, Choice>& choices) {
  const auto found = choices.find(word);
  if (found != choices.end()) return found->second;
  std::string words;
  for (const auto& [choice, value] : choices)
    words.append(words.empty() ? "" : ", ").append(choice);
  throw CLI::ValidationError(option, "'" + word + "' is none of " + words);
}

/// Adds an option whose word is looked up in `choices`. `target` must outlive the parsing.
template <class Target, class Choice>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Target& target,
                        const std::map<std::string, Choice>& choices,
                        const std::string& description) {
  return command.add_option_function<std::string>(
      name,
      [&target, name, choices](const std::string& word) {
        target = parse_choice(name, word, choices);
      },
      description);
}

}  // namespace sprat::cli
