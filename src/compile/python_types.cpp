// SPDX-License-Identifier: Apache-2.0
#include "compile/python_types.hpp"

#include "compile/python_text.hpp"
#include "schema/column_types.hpp"
#include "schema/type_names.hpp"

namespace sprat::compile {

namespace {

// Longer annotations of arrays give way to tuples of any length.
constexpr std::size_t kMostBytes = 60;

std::string type_of_value(const PythonNames& names, const Type& type);

std::string array_annotation(const PythonNames& names, const Type& type) {
  const std::string element = type_of_value(names, element_type(type));
  std::string text = names.builtin("tuple") + "[" + element;
  if (text.size() + (type.length - 1) * (element.size() + 2) > kMostBytes) return text + ", ...]";
  for (std::uint32_t i = 1; i < type.length; ++i) text += ", " + element;
  return text + "]";
}

std::string type_of_value(const PythonNames& names, const Type& type) {
  if (!type.name.empty()) return names.type(type.name);
  switch (type.kind) {
    case TypeKind::boolean:
      return names.builtin("bool");
    case TypeKind::float32:
    case TypeKind::float64:
      return names.builtin("float");
    case TypeKind::date:
      return names.module("datetime") + ".date";
    case TypeKind::time:
      return names.module("datetime") + ".time";
    case TypeKind::timestamp:
      return names.module("datetime") + ".datetime";
    case TypeKind::decimal:
      return names.module("decimal") + ".Decimal";
    case TypeKind::text:
    case TypeKind::fixed_text:
      return names.builtin("str");
    case TypeKind::bytes:
      return names.builtin("bytes");
    case TypeKind::list:
      return names.builtin("list") + "[" + type_of_value(names, element_type(type)) + "]";
    case TypeKind::array:
      return array_annotation(names, type);
    default:
      return names.builtin("int");
  }
}

std::string float_text(const PythonNames& names, const std::string& text) {
  const bool is_word = text.find_first_not_of("-infa") == text.npos;
  return is_word ? names.builtin("float") + "(\"" + text + "\")" : text;
}

// The number with `scale` digits after the point.
std::string decimal_text(std::string unscaled, std::int32_t scale) {
  const bool is_negative = unscaled.starts_with('-');
  if (is_negative) unscaled.erase(0, 1);
  const auto digits = static_cast<std::size_t>(scale);
  if (unscaled.size() <= digits) unscaled.insert(0, digits + 1 - unscaled.size(), '0');
  if (digits != 0) unscaled.insert(unscaled.size() - digits, 1, '.');
  return is_negative ? "-" + unscaled : unscaled;
}

// Dates and times whose defaults Python may not be able to hold have none.
std::optional<std::string> default_text(const PythonNames& names, const Type& type,
                                        const std::string& text) {
  if (!type.enum_values.empty()) {
    return names.type(type.name) + "." + PythonNames::enum_value(text);
  }
  switch (type.kind) {
    case TypeKind::boolean:
      return text == "true" ? "True" : "False";
    case TypeKind::float32:
    case TypeKind::float64:
      return float_text(names, text);
    case TypeKind::decimal:
      return names.module("decimal") + ".Decimal(\"" + decimal_text(text, type.scale) + "\")";
    case TypeKind::text:
    case TypeKind::fixed_text:
      return python_literal(text);
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::timestamp:
      return std::nullopt;
    default:
      return text;
  }
}

void add_module_of(const Type& type, std::set<std::string>& modules) {
  if (type.kind == TypeKind::decimal) modules.insert("decimal");
  if (type.kind >= TypeKind::date && type.kind <= TypeKind::timestamp) modules.insert("datetime");
  if (!type.enum_values.empty()) modules.insert("enum");
}

}  // namespace

std::string python_annotation(const PythonNames& names, const Field& field) {
  const std::string type = type_of_value(names, field.type);
  return field.nullable ? type + " | None" : type;
}

std::optional<std::string> python_default(const PythonNames& names, const Field& field) {
  if (field.nullable) return "None";
  if (!field.default_value) return std::nullopt;
  return default_text(names, field.type, *field.default_value);
}

void add_modules(const PythonNames& names, const std::vector<Field>& fields,
                 std::set<std::string>& modules) {
  for (const Field& field : fields) {
    add_module_of(field.type, modules);
    add_modules(names, field.type.fields, modules);
    const std::string words =
        python_annotation(names, field) + python_default(names, field).value_or("");
    if (words.find("_builtins.") != words.npos) modules.insert("builtins");
  }
}

}  // namespace sprat::compile
