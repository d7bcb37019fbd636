// SPDX-License-Identifier: Apache-2.0
// PythonNames: keywords, names that classes give a meaning, and those that hide each other.
#include "compile/python_names.hpp"

#include <algorithm>

#include "compile/joined.hpp"
#include "compile/name_clashes.hpp"
#include "schema/name_rules.hpp"
#include "schema/named_types.hpp"

namespace sprat::compile {

namespace {

constexpr std::string_view kKeywords =
    " False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield ";

// What enum.IntEnum and int have, and enums' members should not hide.
constexpr std::string_view kEnumWords =
    " as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer mro "
    "name numerator real to_bytes value ";

// Of the module itself.
constexpr std::string_view kModuleWords = " SCHEMA annotations ";

// Neither a keyword nor private.
std::string identifier(std::string_view name) {
  const std::size_t start = std::min(name.find_first_not_of('_'), name.size());
  std::string result(name.substr(start));
  if (result.empty()) return "field_";
  if (result.front() >= '0' && result.front() <= '9') result.insert(result.begin(), 'n');
  if (has_word(kKeywords, result)) result += '_';
  return result;
}

std::string class_name(std::string_view name) {
  std::string result = identifier(name);
  if (has_word(kModuleWords, result)) result += '_';
  return result;
}

}  // namespace

PythonNames::PythonNames(const Schema& schema) {
  std::vector<std::string> names = {schema.name};
  for (const Field& field : schema.fields) field_names_.insert(identifier(field.name));
  for (const Type* type : named_types(schema)) {
    names.push_back(type->name);
    for (const Field& field : type->fields) field_names_.insert(identifier(field.name));
  }
  std::map<std::string, std::size_t> uses;
  for (const std::string& name : names) ++uses[class_name(base_name(name))];
  for (const std::string& name : names) {
    std::string short_name = class_name(base_name(name));
    if (uses[short_name] > 1) {
      short_name = name;
      std::replace(short_name.begin(), short_name.end(), '.', '_');
      short_name = class_name(short_name);
    }
    class_names_.insert(short_name);
    types_.emplace(name, std::move(short_name));
  }
}

bool PythonNames::is_hidden(std::string_view name) const {
  return class_names_.count(name) != 0 || field_names_.count(name) != 0;
}

// A class within whose body a field has its name could not be meant there.
std::string PythonNames::field(std::string_view name) const {
  std::string result = identifier(name);
  if (class_names_.count(result) != 0) result += '_';
  return result;
}

std::string PythonNames::enum_value(std::string_view name) {
  std::string result = identifier(name);
  if (has_word(kEnumWords, result)) result += '_';
  return result;
}

std::string PythonNames::builtin(std::string_view name) const {
  return is_hidden(name) ? "_builtins." + std::string(name) : std::string(name);
}

std::string PythonNames::module(std::string_view name) const {
  return joined({is_hidden(name) ? "_" : "", name});
}

std::string PythonNames::import_line(std::string_view module_name) const {
  std::string line = "import " + std::string(module_name);
  const std::string alias = module_name == "builtins" ? "_builtins" : module(module_name);
  return alias == module_name ? line : line + " as " + alias;
}

std::vector<Problem> find_python_problems(const Schema& schema) {
  const PythonNames names(schema);
  NameClashes clashes("Python");
  const auto check_fields = [&](const std::string& owner, const std::vector<Field>& fields) {
    for (const Field& field : fields) clashes.add(owner, field.name, names.field(field.name));
  };
  for (const Type* type : named_types(schema)) {
    clashes.add_type(type->name, names.type(type->name));
    check_fields(type->name, type->fields);
    for (const EnumValue& value : type->enum_values) {
      clashes.add(type->name, value.name, PythonNames::enum_value(value.name));
    }
  }
  clashes.add_type(schema.name, names.type(schema.name));
  check_fields(schema.name, schema.fields);
  return clashes.problems();
}

}  // namespace sprat::compile
