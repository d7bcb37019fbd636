// SPDX-License-Identifier: Apache-2.0
// Mistakes: finding lines by name, and one message of all mistakes.
#include "schema/fbs_mistakes.hpp"

#include <algorithm>
#include <tuple>

#include <sprat/error.hpp>

namespace sprat::fbs {

Mistakes::Mistakes(const std::vector<SourceText>& sources) : sources_(sources) {
  for (std::size_t file = 0; file < sources.size(); ++file) {
    for (const ScannedDeclaration& declaration : sources[file].scanned.declarations) {
      places_.emplace(Name(declaration.name, ""), Place{file, declaration.line, nullptr});
      for (const ScannedMember& member : declaration.members) {
        places_.emplace(Name(declaration.name, member.name), Place{file, member.line, &member});
      }
    }
  }
}

void Mistakes::add(std::size_t file, std::size_t line, std::string message) {
  found_.push_back({file, line, std::move(message)});
}

void Mistakes::add(const std::string& declaration, const std::string& member, std::string message) {
  auto found = places_.find(Name(declaration, member));
  if (found == places_.end()) found = places_.find(Name(declaration, ""));
  const Place place =
      found == places_.end() ? Place{sources_.size() - 1, 1, nullptr} : found->second;
  add(place.file, place.line, std::move(message));
}

void Mistakes::add_alias(const std::string& declaration, const std::string& alias,
                         const std::string& member) {
  const auto found = places_.find(Name(declaration, member));
  if (found != places_.end()) places_.emplace(Name(declaration, alias), found->second);
}

const ScannedMember* Mistakes::find(const std::string& declaration,
                                    const std::string& member) const {
  const auto found = places_.find(Name(declaration, member));
  return found == places_.end() ? nullptr : found->second.member;
}

void Mistakes::raise_if_any() const {
  constexpr std::size_t kMostShown = 50;
  if (found_.empty()) return;
  std::vector<Mistake> ordered = found_;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Mistake& left, const Mistake& right) {
    return std::tie(left.file, left.line) < std::tie(right.file, right.line);
  });
  std::string message;
  for (std::size_t i = 0; i < std::min(ordered.size(), kMostShown); ++i) {
    if (i != 0) message += '\n';
    message += sources_[ordered[i].file].name + ":" + std::to_string(ordered[i].line) + ": " +
               ordered[i].message;
  }
  if (ordered.size() > kMostShown) {
    message += "\n" + sources_.back().name + ": and " +
               std::to_string(ordered.size() - kMostShown) + " more mistakes";
  }
  throw SchemaError(message);
}

}  // namespace sprat::fbs
