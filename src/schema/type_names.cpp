// SPDX-License-Identifier: Apache-2.0
// The words for types, and to_string.
#include "schema/type_names.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace sprat {

namespace {

// "(a, b)", leaving out empty parts; nothing at all where all are empty.
std::string in_parentheses(std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    joined += joined.empty() ? "(" : ", ";
    joined += part;
  }
  return joined.empty() ? joined : joined + ")";
}

// "[long", to be closed by the caller.
std::string open_element(const Type& type) {
  std::string text = "[";
  text += type.fields.empty() ? "?" : to_string(type.fields.front().type);
  return text;
}

}  // namespace

std::string_view kind_name(TypeKind kind) {
  switch (kind) {
    case TypeKind::boolean:
      return "bool";
    case TypeKind::int8:
      return "byte";
    case TypeKind::uint8:
      return "ubyte";
    case TypeKind::int16:
      return "short";
    case TypeKind::uint16:
      return "ushort";
    case TypeKind::int32:
      return "int";
    case TypeKind::uint32:
      return "uint";
    case TypeKind::int64:
      return "long";
    case TypeKind::uint64:
      return "ulong";
    case TypeKind::float32:
      return "float";
    case TypeKind::float64:
      return "double";
    case TypeKind::date:
      return "date";
    case TypeKind::time:
      return "time";
    case TypeKind::timestamp:
      return "timestamp";
    case TypeKind::decimal:
      return "decimal";
    case TypeKind::text:
    case TypeKind::fixed_text:
      return "text";
    case TypeKind::bytes:
      return "bytes";
    case TypeKind::integer:
      return "integer";
    case TypeKind::list:
      return "list";
    case TypeKind::array:
      return "array";
    case TypeKind::structure:
      return "struct";
  }
  return "unknown";
}

std::string_view unit_name(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return "s";
    case TimeUnit::millisecond:
      return "ms";
    case TimeUnit::microsecond:
      return "us";
    case TimeUnit::nanosecond:
      return "ns";
  }
  return "unknown";
}

std::optional<TimeUnit> time_unit(std::string_view name) {
  for (const TimeUnit unit :
       {TimeUnit::second, TimeUnit::millisecond, TimeUnit::microsecond, TimeUnit::nanosecond}) {
    if (name == unit_name(unit)) return unit;
  }
  return std::nullopt;
}

bool is_idl_type_word(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "bool",  "byte",   "ubyte",  "short",  "ushort",  "int",    "uint",  "long",
      "ulong", "float",  "double", "string", "int8",    "uint8",  "int16", "uint16",
      "int32", "uint32", "int64",  "uint64", "float32", "float64"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

std::string to_string(const Type& type, std::string_view format) {
  const std::string word(kind_name(type.kind));
  switch (type.kind) {
    case TypeKind::time:
    case TypeKind::timestamp:
      return word + in_parentheses({unit_name(type.unit), type.time_zone, format});
    case TypeKind::decimal:
      return word + in_parentheses({std::to_string(type.scale), format});
    case TypeKind::fixed_text:
      return word + in_parentheses({std::to_string(type.length), format});
    case TypeKind::list:
      return open_element(type) + "]" + in_parentheses({format});
    case TypeKind::array:
      return open_element(type) + ":" + std::to_string(type.length) + "]" +
             in_parentheses({format});
    default:
      return (type.name.empty() ? word : type.name) + in_parentheses({format});
  }
}

}  // namespace sprat
