// SPDX-License-Identifier: Apache-2.0
// A schema's names as Python writes them, and those that it cannot have.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/validate.hpp"

namespace sprat::compile {

class PythonNames {
 public:
  explicit PythonNames(const Schema& schema);

  /// A record's, struct's or enum's class: its name without the namespace, or with it where two
  /// would be called the same.
  const std::string& type(const std::string& name) const { return types_.at(name); }
  /// Of a field.
  std::string field(std::string_view name) const;
  /// Of an enum's value.
  static std::string enum_value(std::string_view name);

  /// A name of Python's builtins, as annotations must write it where a field or class has it too.
  std::string builtin(std::string_view name) const;
  /// The same of a module of the standard library.
  std::string module(std::string_view name) const;
  /// "import datetime", or with the alias that `module` or `builtin` uses.
  std::string import_line(std::string_view module_name) const;

 private:
  bool is_hidden(std::string_view name) const;

  std::map<std::string, std::string> types_;
  std::set<std::string, std::less<>> class_names_;
  std::set<std::string, std::less<>> field_names_;
};

/// Names that become the same in Python.
std::vector<Problem> find_python_problems(const Schema& schema);

}  // namespace sprat::compile
