// SPDX-License-Identifier: Apache-2.0
// Default values: parsing them and writing them in their one spelling.
#include "schema/default_value.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

#include <fast_float/fast_float.h>

#include "schema/type_names.hpp"

namespace sprat {

namespace {

template <class T>
std::optional<T> whole_number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

template <class T>
std::optional<std::string> integer_text(std::string_view text) {
  const auto value = whole_number<T>(text);
  return value ? std::optional(std::to_string(*value)) : std::nullopt;
}

template <class T>
std::optional<T> parsed_float(std::string_view text) {
  T value{};
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// FlatBuffers wants a point, an exponent or a word in every float.
template <class T>
std::optional<std::string> float_text(std::string_view text) {
  const std::optional<T> value = parsed_float<T>(text);
  if (!value) return std::nullopt;
  if (std::isnan(*value)) return "nan";
  if (std::isinf(*value)) return *value < 0 ? "-inf" : "inf";
  char digits[64];
  const auto written = std::to_chars(std::begin(digits), std::end(digits), *value);
  std::string canonical(digits, written.ptr);
  if (canonical.find_first_of(".e") == std::string::npos) canonical += ".0";
  return canonical;
}

std::optional<std::string> enum_text(const Type& type, std::string_view text) {
  for (const EnumValue& value : type.enum_values) {
    if (text == value.name || text == enum_value_text(type.kind, value.value)) return value.name;
  }
  return std::nullopt;
}

std::optional<std::string> big_integer_text(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  const bool all_digits =
      !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!all_digits || (digits.front() == '0' && text != "0")) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> scalar_text(TypeKind kind, std::string_view text) {
  switch (kind) {
    case TypeKind::boolean:
      if (text == "true" || text == "1") return "true";
      if (text == "false" || text == "0") return "false";
      return std::nullopt;
    case TypeKind::int8: {
      const auto value = whole_number<std::int16_t>(text);
      return value && *value >= -128 && *value <= 127 ? std::optional(std::to_string(*value))
                                                      : std::nullopt;
    }
    case TypeKind::uint8: {
      const auto value = whole_number<std::uint16_t>(text);
      return value && *value <= 255 ? std::optional(std::to_string(*value)) : std::nullopt;
    }
    case TypeKind::int16:
      return integer_text<std::int16_t>(text);
    case TypeKind::uint16:
      return integer_text<std::uint16_t>(text);
    case TypeKind::int32:
      return integer_text<std::int32_t>(text);
    case TypeKind::uint32:
      return integer_text<std::uint32_t>(text);
    case TypeKind::int64:
      return integer_text<std::int64_t>(text);
    case TypeKind::uint64:
      return integer_text<std::uint64_t>(text);
    case TypeKind::float32:
      return float_text<float>(text);
    case TypeKind::float64:
      return float_text<double>(text);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> canonical_default(const Type& type, std::string_view text) {
  if (!type.enum_values.empty()) return enum_text(type, text);
  switch (type.kind) {
    case TypeKind::date:
      return scalar_text(TypeKind::int32, text);
    case TypeKind::time:
      return scalar_text(fixed_width(type) == 4 ? TypeKind::int32 : TypeKind::int64, text);
    case TypeKind::timestamp:
    case TypeKind::decimal:
      return scalar_text(TypeKind::int64, text);
    case TypeKind::text:
      return std::string(text);
    case TypeKind::fixed_text:
      return text.size() <= type.length ? std::optional(std::string(text)) : std::nullopt;
    case TypeKind::integer:
      return big_integer_text(text);
    default:
      return scalar_text(type.kind, text);
  }
}

Scalar default_scalar(const Field& field) {
  if (!field.default_value) return {};
  const std::string& text = *field.default_value;
  for (const EnumValue& value : field.type.enum_values) {
    if (value.name != text) continue;
    if (is_signed(field.type)) return value.value;
    return static_cast<std::uint64_t>(value.value);
  }
  if (field.type.kind == TypeKind::boolean) return std::int64_t{text == "true"};
  if (field.type.kind == TypeKind::float32) return double{parsed_float<float>(text).value()};
  if (field.type.kind == TypeKind::float64) return parsed_float<double>(text).value();
  if (!is_integral(field.type)) return text;
  if (is_signed(field.type)) return whole_number<std::int64_t>(text).value();
  return whole_number<std::uint64_t>(text).value();
}

std::string enum_value_text(TypeKind kind, std::int64_t value) {
  return kind == TypeKind::uint64 ? std::to_string(static_cast<std::uint64_t>(value))
                                  : std::to_string(value);
}

bool enum_value_fits(TypeKind kind, std::int64_t value) {
  return is_plain_integer(kind) && scalar_text(kind, enum_value_text(kind, value)).has_value();
}

}  // namespace sprat
