// SPDX-License-Identifier: Apache-2.0
// A schema's names as C++ writes them, and those that it cannot have.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/validate.hpp"

namespace sprat::compile {

class CppNames {
 public:
  explicit CppNames(const Schema& schema);

  /// A record's, struct's or enum's name from anywhere: "cta::Ride".
  std::string type(std::string_view name) const { return rooted(cpp_path(name)); }
  /// The same from within sprat's own scopes, where the tables stand.
  static std::string table_type(std::string_view name);
  /// "std::" and `name`, or what means the same where the schema has a name std.
  std::string standard(std::string_view name) const;
  /// The same of "sprat::".
  std::string library(std::string_view name) const;

  /// "cta::transit", empty for the global one.
  static std::string space(std::string_view type_name);
  /// Without its namespace.
  static std::string base(std::string_view type_name);
  /// Of a field of the struct or record `owner`.
  static std::string member(std::string_view owner, std::string_view field);

 private:
  static std::string cpp_path(std::string_view name);
  std::string rooted(std::string path) const;
  void hide_fields(std::string_view owner, const std::vector<Field>& fields);

  /// Names within namespaces and structs, which hide those of the global scope there.
  std::set<std::string> hiding_;
};

/// Names that become the same in C++.
std::vector<Problem> find_cpp_problems(const Schema& schema);

}  // namespace sprat::compile
