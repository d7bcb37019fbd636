// SPDX-License-Identifier: Apache-2.0
// NameClashes: finds the names of a schema that become the same in another language.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "schema/validate.hpp"

namespace sprat::compile {

class NameClashes {
 public:
  explicit NameClashes(std::string language) : language_(std::move(language)) {}

  /// A field or enum value of `owner`, and its name in the language.
  void add(const std::string& owner, const std::string& member, const std::string& name);
  /// A record, struct or enum.
  void add_type(const std::string& type, const std::string& name);
  /// A namespace of `type`, by its whole name.
  void add_space(const std::string& type, const std::string& name);

  /// Of all that was added.
  std::vector<Problem> problems() const;

 private:
  std::string language_;
  /// By owner and name in the language: the first name in the schema that became it.
  std::map<std::pair<std::string, std::string>, std::string> members_;
  std::map<std::string, std::string> types_;
  /// By namespace: a type within it.
  std::map<std::string, std::string> spaces_;
  std::vector<Problem> problems_;
};

}  // namespace sprat::compile
