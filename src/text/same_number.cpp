// SPDX-License-Identifier: Apache-2.0
#include "text/same_number.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

namespace sprat::text {

namespace {

/// digits × 10^exponent, the first and last digit not zero; no digits: zero.
struct Number {
  bool negative = false;
  std::string digits;
  std::int64_t exponent = 0;
};

// None for exponents beyond all numbers that anything can hold.
std::optional<Number> number_of(std::string_view text) {
  Number number;
  if (text.starts_with('-')) {
    number.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
  if (mark != text.size()) {
    std::string_view exponent = text.substr(mark + 1);
    if (exponent.starts_with('+')) exponent.remove_prefix(1);
    const char* const end = exponent.data() + exponent.size();
    std::int32_t value = 0;
    const auto result = std::from_chars(exponent.data(), end, value);
    if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
    number.exponent = value;
  }
  const std::string_view mantissa = text.substr(0, mark);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  number.digits.append(mantissa.substr(0, point));
  if (point != mantissa.size()) {
    number.digits.append(mantissa.substr(point + 1));
    number.exponent -= static_cast<std::int64_t>(mantissa.size() - point - 1);
  }
  number.digits.erase(0, std::min(number.digits.find_first_not_of('0'), number.digits.size()));
  while (number.digits.ends_with('0')) {
    number.digits.pop_back();
    ++number.exponent;
  }
  return number;
}

}  // namespace

bool same_number(std::string_view left, std::string_view right) {
  const std::optional<Number> a = number_of(left);
  const std::optional<Number> b = number_of(right);
  if (!a || !b || a->digits != b->digits) return false;
  return a->digits.empty() || (a->negative == b->negative && a->exponent == b->exponent);
}

}  // namespace sprat::text
