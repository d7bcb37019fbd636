// SPDX-License-Identifier: Apache-2.0
// CppNames: escaping, qualification, and clashes of what was escaped.
#include "compile/cpp_names.hpp"

#include "compile/cpp_words.hpp"
#include "compile/name_clashes.hpp"
#include "schema/name_rules.hpp"
#include "schema/named_types.hpp"

namespace sprat::compile {

namespace {

std::string first_part(std::string_view path) {
  return std::string(path.substr(0, path.find("::")));
}

}  // namespace

CppNames::CppNames(const Schema& schema) {
  std::vector<std::string_view> names = {schema.name};
  hide_fields(schema.name, schema.fields);
  for (const Type* type : named_types(schema)) {
    names.push_back(type->name);
    hide_fields(type->name, type->fields);
  }
  for (const std::string_view name : names) {
    const std::string path = cpp_path(name);
    for (std::size_t at = path.find("::"); at != path.npos; at = path.find("::", at)) {
      at += 2;
      hiding_.insert(path.substr(at, path.find("::", at) - at));
    }
  }
}

void CppNames::hide_fields(std::string_view owner, const std::vector<Field>& fields) {
  for (const Field& field : fields) hiding_.insert(member(owner, field.name));
}

std::string CppNames::rooted(std::string path) const {
  if (hiding_.count(first_part(path)) != 0) path.insert(0, "::");
  return path;
}

// sprat's types begin with a capital, and it has one namespace of its own that users see.
std::string CppNames::table_type(std::string_view name) {
  const std::string path = cpp_path(name);
  const bool is_global = first_part(path) == path;
  const bool is_capital = path.front() >= 'A' && path.front() <= 'Z';
  return is_global || is_capital || path.starts_with("detail::") ? "::" + path : path;
}

std::string CppNames::standard(std::string_view name) const {
  return rooted("std::" + std::string(name));
}

std::string CppNames::library(std::string_view name) const {
  return rooted("sprat::" + std::string(name));
}

std::string CppNames::cpp_path(std::string_view name) {
  std::string path;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('.'));
    path += path.empty() ? cpp_global_identifier(part) : "::" + cpp_identifier(part);
    name.remove_prefix(part.size() == name.size() ? part.size() : part.size() + 1);
  }
  return path;
}

std::string CppNames::space(std::string_view type_name) {
  return cpp_path(namespace_of(type_name));
}

std::string CppNames::base(std::string_view type_name) {
  const std::string path = cpp_path(type_name);
  const std::size_t last = path.rfind("::");
  return last == path.npos ? path : path.substr(last + 2);
}

std::string CppNames::member(std::string_view owner, std::string_view field) {
  std::string name = cpp_identifier(field);
  if (name == base(owner)) name += '_';
  return name;
}

std::vector<Problem> find_cpp_problems(const Schema& schema) {
  NameClashes clashes("C++");
  const auto check_fields = [&](const std::string& owner, const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      clashes.add(owner, field.name, CppNames::member(owner, field.name));
    }
  };
  const auto check_type = [&](const std::string& name) {
    const std::string path =
        (name == base_name(name) ? "" : CppNames::space(name) + "::") + CppNames::base(name);
    clashes.add_type(name, path);
    for (std::size_t at = path.find("::"); at != path.npos; at = path.find("::", at + 2)) {
      clashes.add_space(name, path.substr(0, at));
    }
  };
  for (const Type* type : named_types(schema)) {
    check_type(type->name);
    check_fields(type->name, type->fields);
    for (const EnumValue& value : type->enum_values) {
      clashes.add(type->name, value.name, cpp_identifier(value.name));
    }
  }
  check_type(schema.name);
  check_fields(schema.name, schema.fields);
  return clashes.problems();
}

}  // namespace sprat::compile
