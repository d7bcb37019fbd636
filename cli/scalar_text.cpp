// SPDX-License-Identifier: Apache-2.0
// How a bound is shown.
#include "scalar_text.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace sprat::cli {
namespace {

std::string padded(std::int64_t value, std::size_t digits) {
  std::string text = std::to_string(value < 0 ? -value : value);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return value < 0 ? '-' + text : text;
}

std::string decimal_text(std::int64_t value, std::int32_t scale) {
  const bool negative = value < 0;
  const auto digits_after = static_cast<std::size_t>(scale);
  auto magnitude = static_cast<std::uint64_t>(value);
  if (negative) magnitude = 0 - magnitude;
  std::string text = std::to_string(magnitude);
  if (digits_after != 0) {
    if (text.size() <= digits_after) text.insert(0, digits_after + 1 - text.size(), '0');
    text.insert(text.size() - digits_after, 1, '.');
  }
  return negative ? '-' + text : text;
}

/// Days from 1970-01-01; years beyond four digits are shown as days, which have no common spelling.
std::string date_text(std::int64_t days) {
  constexpr std::int64_t kFirstDay = -719'162, kLastDay = 2'932'896;  // 0001-01-01, 9999-12-31
  if (days < kFirstDay || days > kLastDay) return "day " + std::to_string(days);
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return padded(static_cast<int>(date.year()), 4) + '-' +
         padded(static_cast<unsigned>(date.month()), 2) + '-' +
         padded(static_cast<unsigned>(date.day()), 2);
}

std::string time_text(std::int64_t value, TimeUnit unit) {
  const auto digits = 3 * static_cast<std::size_t>(unit);
  std::int64_t per_second = 1;
  for (std::size_t i = 0; i < digits; ++i) per_second *= 10;
  const std::int64_t seconds = value / per_second;
  std::string text = padded(seconds / 3600, 2) + ':' + padded(seconds / 60 % 60, 2) + ':' +
                     padded(seconds % 60, 2);
  if (digits != 0) text += '.' + padded(value % per_second, digits);
  return text;
}

std::string timestamp_text(std::int64_t value, const Type& type) {
  std::int64_t per_day = 86'400;
  for (unsigned i = 0; i < 3 * static_cast<unsigned>(type.unit); ++i) per_day *= 10;
  std::int64_t days = value / per_day;
  std::int64_t rest = value % per_day;
  if (rest < 0) {
    rest += per_day;
    --days;
  }
  const std::string zone = type.time_zone.empty() ? "" : "Z";
  return date_text(days) + 'T' + time_text(rest, type.unit) + zone;
}

std::string double_text(double value) {
  std::array<char, 64> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  return {digits.data(), result.ptr};
}

std::string integral_text(std::int64_t value, const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return value != 0 ? "true" : "false";
    case TypeKind::date:
      return date_text(value);
    case TypeKind::time:
      return time_text(value, type.unit);
    case TypeKind::timestamp:
      return timestamp_text(value, type);
    case TypeKind::decimal:
      return decimal_text(value, type.scale);
    default:
      return std::to_string(value);
  }
}

bool is_json_number(const Scalar& scalar, const Type& type) {
  if (const double* real = std::get_if<double>(&scalar)) return std::isfinite(*real);
  return !std::holds_alternative<std::string>(scalar) && type.kind != TypeKind::date &&
         type.kind != TypeKind::time && type.kind != TypeKind::timestamp;
}

}  // namespace

std::string scalar_text(const Scalar& scalar, const Type& type) {
  if (const auto* value = std::get_if<std::int64_t>(&scalar)) return integral_text(*value, type);
  if (const auto* value = std::get_if<std::uint64_t>(&scalar)) return std::to_string(*value);
  if (const auto* value = std::get_if<double>(&scalar)) return double_text(*value);
  if (const auto* value = std::get_if<std::string>(&scalar)) return *value;
  return {};
}

void write_scalar(JsonWriter& json, const Scalar& scalar, const Type& type) {
  if (std::holds_alternative<std::monostate>(scalar)) return json.null();
  const std::string text = scalar_text(scalar, type);
  if (is_json_number(scalar, type)) return json.raw(text);
  json.text(text);
}

}  // namespace sprat::cli
