// SPDX-License-Identifier: Apache-2.0
#include "arrow/arrow_types.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include <sprat/limits.hpp>

namespace sprat::arrow {

namespace {

// By TimeUnit.
constexpr std::string_view kUnits = "smun";
// Precision that any int64 fits.
constexpr std::uint32_t kInt64Digits = 19;

std::string unit_of(const Type& type) {
  return std::string(1, kUnits[static_cast<std::size_t>(type.unit)]);
}

Type plain(TypeKind kind) {
  return Type{.kind = kind};
}

std::optional<Type> simple_type(std::string_view format) {
  static const std::map<std::string_view, TypeKind> kinds = {
      {"b", TypeKind::boolean}, {"c", TypeKind::int8},    {"C", TypeKind::uint8},
      {"s", TypeKind::int16},   {"S", TypeKind::uint16},  {"i", TypeKind::int32},
      {"I", TypeKind::uint32},  {"l", TypeKind::int64},   {"L", TypeKind::uint64},
      {"f", TypeKind::float32}, {"g", TypeKind::float64}, {"u", TypeKind::text},
      {"U", TypeKind::text},    {"vu", TypeKind::text},   {"z", TypeKind::bytes},
      {"Z", TypeKind::bytes},   {"vz", TypeKind::bytes},  {"tdD", TypeKind::date},
      {"tdm", TypeKind::date},  {"n", TypeKind::text}};
  const auto found = kinds.find(format);
  if (found == kinds.end()) return std::nullopt;
  return plain(found->second);
}

std::optional<Type> time_type(std::string_view format) {
  if (format.size() < 3 || format[0] != 't' || (format[1] != 't' && format[1] != 's')) {
    return std::nullopt;
  }
  const std::size_t unit = kUnits.find(format[2]);
  if (unit == std::string_view::npos) return std::nullopt;
  Type type = plain(format[1] == 't' ? TypeKind::time : TypeKind::timestamp);
  type.unit = static_cast<TimeUnit>(unit);
  if (format.size() > 4) type.time_zone = format.substr(4);
  return type;
}

std::optional<std::uint32_t> number_after(std::string_view format, std::size_t at) {
  std::uint32_t number = 0;
  const auto parsed = std::from_chars(format.data() + at, format.data() + format.size(), number);
  if (parsed.ec != std::errc()) return std::nullopt;
  return number;
}

std::optional<Type> decimal_type(std::string_view format) {
  if (!format.starts_with("d:")) return std::nullopt;
  const std::size_t comma = format.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto scale = number_after(format, comma + 1);
  const std::size_t width = format.find(',', comma + 1);
  if (!scale || *scale > 18) return std::nullopt;
  if (*scale == 0 && number_after(format, 2).value_or(0) > kInt64Digits) {
    return plain(TypeKind::integer);
  }
  if (width != std::string_view::npos && number_after(format, width + 1) != 128) {
    return std::nullopt;
  }
  Type type = plain(TypeKind::decimal);
  type.scale = static_cast<std::int32_t>(*scale);
  return type;
}

void complain(const ArrowSchema& schema, const std::string& problem, std::string& problems) {
  if (!problems.empty()) problems += '\n';
  problems.append("column ").append(schema.name).append(": ").append(problem);
}

std::optional<Type> nested_type(const ArrowSchema& schema, std::string& problems) {
  const std::string_view format = schema.format;
  if (format == "+s") {
    Type type = plain(TypeKind::structure);
    type.name = schema.name == nullptr || *schema.name == '\0' ? "Struct" : schema.name;
    type.name[0] = static_cast<char>(type.name[0] & ~0x20);
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
      type.fields.push_back(field_of(*schema.children[i], problems));
      type.fields.back().nullable = false;
    }
    return type;
  }
  const bool is_list = format == "+l" || format == "+L";
  if (!is_list && !format.starts_with("+w:")) return std::nullopt;
  Type type = plain(is_list ? TypeKind::list : TypeKind::array);
  if (!is_list) type.length = number_after(format, 3).value_or(0);
  Field item = field_of(*schema.children[0], problems);
  item.name = "item";
  item.nullable = false;
  type.fields.push_back(std::move(item));
  return type;
}

std::optional<Type> type_of(const ArrowSchema& schema, std::string& problems) {
  const ArrowSchema& values = schema.dictionary != nullptr ? *schema.dictionary : schema;
  if (auto type = simple_type(values.format)) return type;
  if (auto type = time_type(values.format)) return type;
  if (auto type = decimal_type(values.format)) return type;
  return nested_type(values, problems);
}

std::string integer_format(const ColumnForm& form) {
  switch (form.integer) {
    case ArrowInteger::int64:
      return "l";
    case ArrowInteger::decimal128:
      return "d:38,0";
    case ArrowInteger::decimal256:
      return "d:76,0,256";
    case ArrowInteger::text:
      break;
  }
  return form.text == ArrowText::offsets ? "u" : "vu";
}

}  // namespace

std::string format_of(const Type& type, const ColumnForm& form) {
  const ArrowText text = form.text;
  switch (type.kind) {
    case TypeKind::boolean:
      return "b";
    case TypeKind::int8:
      return "c";
    case TypeKind::uint8:
      return "C";
    case TypeKind::int16:
      return "s";
    case TypeKind::uint16:
      return "S";
    case TypeKind::int32:
      return "i";
    case TypeKind::uint32:
      return "I";
    case TypeKind::int64:
      return "l";
    case TypeKind::integer:
      return integer_format(form);
    case TypeKind::uint64:
      return "L";
    case TypeKind::float32:
      return "f";
    case TypeKind::float64:
      return "g";
    case TypeKind::date:
      return "tdD";
    case TypeKind::time:
      return "tt" + unit_of(type);
    case TypeKind::timestamp:
      return "ts" + unit_of(type) + ":" + type.time_zone;
    case TypeKind::decimal:
      return "d:" + std::to_string(kInt64Digits) + "," + std::to_string(type.scale);
    case TypeKind::text:
      return text == ArrowText::dictionary ? "I" : text == ArrowText::views ? "vu" : "u";
    case TypeKind::fixed_text:
      return text == ArrowText::offsets ? "u" : "vu";
    case TypeKind::bytes:
      return text == ArrowText::offsets ? "z" : "vz";
    case TypeKind::list:
      return "+l";
    case TypeKind::array:
      return "+w:" + std::to_string(type.length);
    case TypeKind::structure:
      return "+s";
  }
  return "";
}

Field field_of(const ArrowSchema& schema, std::string& problems) {
  Field field;
  field.name = schema.name == nullptr ? "" : schema.name;
  field.nullable = (schema.flags & ARROW_FLAG_NULLABLE) != 0;
  if (auto type = type_of(schema, problems)) {
    field.type = std::move(*type);
  } else {
    complain(schema, "Arrow's type " + std::string(schema.format) + " is none of sprat's; cast it",
             problems);
  }
  return field;
}

}  // namespace sprat::arrow
