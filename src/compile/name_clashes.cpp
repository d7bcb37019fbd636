// SPDX-License-Identifier: Apache-2.0
#include "compile/name_clashes.hpp"

namespace sprat::compile {

void NameClashes::add(const std::string& owner, const std::string& member,
                      const std::string& name) {
  const auto [first, is_new] = members_.emplace(std::pair(owner, name), member);
  if (is_new) return;
  problems_.push_back({owner, member,
                       "'" + member + "' and '" + first->second + "' of " + owner +
                           " would both be " + name + " in " + language_ + "; rename one"});
}

void NameClashes::add_type(const std::string& type, const std::string& name) {
  const auto [first, is_new] = types_.emplace(name, type);
  if (is_new) return;
  problems_.push_back({type, "",
                       type + " and " + first->second + " would both be " + name + " in " +
                           language_ + "; rename one"});
}

void NameClashes::add_space(const std::string& type, const std::string& name) {
  spaces_.emplace(name, type);
}

std::vector<Problem> NameClashes::problems() const {
  std::vector<Problem> found = problems_;
  for (const auto& [name, type] : types_) {
    if (spaces_.count(name) == 0) continue;
    found.push_back({type, "",
                     type + " has the name of a namespace, which " + language_ +
                         " does not allow; rename one"});
  }
  return found;
}

}  // namespace sprat::compile
