// SPDX-License-Identifier: Apache-2.0
// FloatFormat: floating-point numbers in one spelling: shortest, fixed, Python's repr, or printf's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "text/cell_kernels.hpp"
#include "text/digits.hpp"
#include "text/long_decimal.hpp"

namespace sprat::text {

/// How a number without an exponent is written, for judging a spelling without formatting.
struct PlainNumber {
  std::uint64_t digits = 0;
  bool negative = false;
  char last = 0;
  int digits_before_point = 0;
  int digits_after_point = 0;
  /// From the first digit that is not zero on.
  int significant_digits = 0;
};

class FloatSpelling {
 public:
  /// Longest text: a double's 309 digits, a sign, a point, and kMaxPrecision.
  static constexpr std::size_t kMaxLength = 448;
  static constexpr int kMaxPrecision = 99;

  /// "shortest" (or empty), "fixed", "repr", "%.Ng", "%.Ne", "%.Nf"; a SchemaError otherwise.
  explicit FloatSpelling(std::string_view format);

  /// True where a number of at most 15 significant digits (6 for float), whose nearest double then
  /// has no shorter spelling, is certain to be written like this.
  bool is_certain(const PlainNumber& number, int safe_digits) const;
  /// The same for numbers of 16 and 17 digits, by what the nearest double is.
  bool parse_long(const PlainNumber& number, double& value) const;
  /// None where numbers without an exponent are rounded to some number of digits.
  std::optional<DoubleSpelling> double_spelling() const;
  char* write(double value, char* out) const;
  char* write(float value, char* out) const;

 private:
  enum class Style : std::uint8_t { shortest, fixed, repr, printf_g, printf_e, printf_f };

  template <class T>
  char* write_as(T value, char* out) const;

  Style style_ = Style::shortest;
  int precision_ = 0;
};

/// False where the text is anything but digits with at most one point among them.
inline bool scan_plain(std::string_view cell, PlainNumber& number) {
  const char* at = cell.data();
  const char* const end = at + cell.size();
  number.negative = at != end && *at == '-';
  if (number.negative) ++at;
  // Longer texts, and numbers of more than 19 digits, are not for the fast path.
  if (end - at < 1 || end - at > 24) return false;
  const char* const first = at;
  for (; at != end && is_digit(*at); ++at) {
    number.digits = number.digits * 10 + static_cast<std::uint64_t>(*at - '0');
  }
  number.digits_before_point = static_cast<int>(at - first);
  if (number.digits_before_point == 0 || (*first == '0' && number.digits_before_point > 1)) {
    return false;
  }
  const char* leading_zeros_end = *first == '0' ? at : first;
  if (at != end) {
    if (*at++ != '.' || at == end) return false;
    const char* const fraction = at;
    if (*first == '0') {
      while (at != end && *at == '0') ++at;
      leading_zeros_end = at;
    }
    for (; at != end && is_digit(*at); ++at) {
      number.digits = number.digits * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    if (at != end) return false;
    number.digits_after_point = static_cast<int>(at - fraction);
  }
  number.last = end[-1];
  const bool point_counted = leading_zeros_end == first && number.digits_after_point != 0;
  number.significant_digits = static_cast<int>(end - leading_zeros_end) - (point_counted ? 1 : 0);
  return true;
}

/// Correctly rounded; false where the text is no number.
bool parse_float(std::string_view cell, double& value);
bool parse_float(std::string_view cell, float& value);

template <class T>
class FloatFormat {
 public:
  using Value = T;

  explicit FloatFormat(std::string_view format) : spelling_(format) {}

  std::size_t max_length() const { return FloatSpelling::kMaxLength; }
  std::optional<DoubleSpelling> double_spelling() const requires std::is_same_v<T, double> {
    return spelling_.double_spelling();
  }
  char* format(T value, char* out) const { return spelling_.write(value, out); }

  bool parse(std::string_view cell, T& value) const {
    // Digits and power of ten are exact, so one division rounds correctly.
    constexpr int kSafeDigits = std::is_same_v<T, float> ? 6 : 15;
    constexpr int kExactPower = std::is_same_v<T, float> ? 10 : 19;
    PlainNumber number;
    if (!scan_plain(cell, number)) return parse_and_compare(cell, value);
    if (number.digits_after_point <= kExactPower && spelling_.is_certain(number, kSafeDigits)) {
      value = static_cast<T>(number.digits) /
              static_cast<T>(kPowersOfTen[static_cast<std::size_t>(number.digits_after_point)]);
      if (number.negative) value = -value;
      return true;
    }
    if constexpr (std::is_same_v<T, double>) {
      if (spelling_.parse_long(number, value)) return true;
    }
    return parse_and_compare(cell, value);
  }

 private:
  bool parse_and_compare(std::string_view cell, T& value) const {
    if (cell.size() > FloatSpelling::kMaxLength || !parse_float(cell, value)) return false;
    char text[FloatSpelling::kMaxLength];
    const char* const end = spelling_.write(value, text);
    return std::string_view(text, static_cast<std::size_t>(end - text)) == cell;
  }

  FloatSpelling spelling_;
};

}  // namespace sprat::text
