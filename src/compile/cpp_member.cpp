// SPDX-License-Identifier: Apache-2.0
// Types and initial values of members, as <sprat/record_types.hpp> has them.
#include "compile/cpp_member.hpp"

#include <algorithm>
#include <string_view>

#include "compile/cpp_text.hpp"
#include "compile/cpp_words.hpp"
#include "compile/joined.hpp"
#include "schema/column_types.hpp"
#include "schema/default_value.hpp"
#include "schema/type_names.hpp"

namespace sprat::compile {

namespace {

std::string in_angles(std::string name, const std::string& argument) {
  return name.append("<").append(argument).append(">");
}

std::string period(const CppNames& names, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return names.standard("ratio<1>");
    case TimeUnit::millisecond:
      return names.standard("milli");
    case TimeUnit::microsecond:
      return names.standard("micro");
    case TimeUnit::nanosecond:
      return names.standard("nano");
  }
  return {};
}

std::string timestamp_type(const CppNames& names, const Type& type) {
  return in_angles(names.library(type.time_zone.empty() ? "LocalTimestamp" : "Timestamp"),
                   period(names, type.unit));
}

std::string value_type(const CppNames& names, const Type& type) {
  if (!type.name.empty()) return names.type(type.name);
  switch (type.kind) {
    case TypeKind::boolean:
      return "bool";
    case TypeKind::float32:
      return "float";
    case TypeKind::float64:
      return "double";
    case TypeKind::date:
      return names.library("Date");
    case TypeKind::time:
      return in_angles(names.library("Time"), period(names, type.unit));
    case TypeKind::timestamp:
      return timestamp_type(names, type);
    case TypeKind::decimal:
      return in_angles(names.library("Decimal"), std::to_string(type.scale));
    case TypeKind::text:
      return names.standard("string_view");
    case TypeKind::bytes:
      return in_angles(names.library("List"), names.standard("byte"));
    case TypeKind::fixed_text:
      return in_angles(names.library("FixedText"), std::to_string(type.length));
    case TypeKind::integer:
      return names.library("Integer");
    case TypeKind::list:
      return in_angles(names.library("List"), value_type(names, element_type(type)));
    case TypeKind::array:
      return in_angles(names.standard("array"),
                       value_type(names, element_type(type)) + ", " + std::to_string(type.length));
    default:
      return integer_type(names, type.kind);
  }
}

// A literal of a default in its canonical form.
std::string integer_value(const CppNames& names, const Type& type, const std::string& text) {
  if (text == "-9223372036854775808") {
    return names.standard("numeric_limits<") + names.standard("int64_t>::min()");
  }
  return type.kind == TypeKind::uint64 && text.size() > 18 ? text + "U" : text;
}

std::string float_value(const CppNames& names, const Type& type, const std::string& text) {
  const std::string limits =
      names.standard(in_angles("numeric_limits", value_type(names, type))) + "::";
  if (text == "nan") return limits + "quiet_NaN()";
  if (text == "inf") return limits + "infinity()";
  if (text == "-inf") return "-" + limits + "infinity()";
  return type.kind == TypeKind::float32 ? text + "F" : text;
}

std::string zero_enum_value(const CppNames& names, const Type& type) {
  const auto zero = std::find_if(type.enum_values.begin(), type.enum_values.end(),
                                 [](const EnumValue& value) { return value.value == 0; });
  if (zero == type.enum_values.end()) return " = {}";
  return " = " + names.type(type.name) + "::" + cpp_identifier(zero->name);
}

std::string initial_value(const CppNames& names, const Type& type) {
  if (!type.enum_values.empty()) return zero_enum_value(names, type);
  switch (type.kind) {
    case TypeKind::boolean:
      return " = false";
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::timestamp:
    case TypeKind::array:
      return " = {}";
    default:
      return is_scalar(type.kind) ? " = 0" : "";
  }
}

std::string fixed_text_value(const CppNames& names, const std::string& text) {
  if (text.empty()) return {};
  const std::string view = cpp_view(text);
  return view.starts_with('{') ? " = " + names.standard("string_view") + view : " = " + view;
}

std::string default_value(const CppNames& names, const Type& type, const std::string& text) {
  if (!type.enum_values.empty()) {
    return " = " + names.type(type.name) + "::" + cpp_identifier(text);
  }
  switch (type.kind) {
    case TypeKind::boolean:
      return " = " + text;
    case TypeKind::float32:
    case TypeKind::float64:
      return " = " + float_value(names, type, text);
    case TypeKind::text:
      return text.empty() ? "" : " = " + cpp_view(text);
    case TypeKind::fixed_text:
      return fixed_text_value(names, text);
    case TypeKind::integer:
      return joined({"{", cpp_literal(text), "}"});
    case TypeKind::decimal:
    case TypeKind::time:
      return joined({"{", integer_value(names, type, text), "}"});
    case TypeKind::date:
    case TypeKind::timestamp:
      return joined(
          {"{", value_type(names, type), "::duration{", integer_value(names, type, text), "}}"});
    default:
      return " = " + integer_value(names, type, text);
  }
}

}  // namespace

std::string integer_type(const CppNames& names, TypeKind kind) {
  Type type;
  type.kind = kind;
  const std::string stem = is_signed(type) ? "int" : "uint";
  return names.standard(stem + std::to_string(fixed_width(type) * 8) + "_t");
}

std::string enum_value_literal(const CppNames& names, const Type& type, std::int64_t value) {
  return integer_value(names, type, enum_value_text(type.kind, value));
}

std::string member_type(const CppNames& names, const Field& field) {
  const std::string type = value_type(names, field.type);
  return field.nullable ? in_angles(names.standard("optional"), type) : type;
}

std::string member_value(const CppNames& names, const Field& field) {
  if (field.nullable) return {};
  return field.default_value ? default_value(names, field.type, *field.default_value)
                             : initial_value(names, field.type);
}

}  // namespace sprat::compile
