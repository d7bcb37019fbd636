// SPDX-License-Identifier: Apache-2.0
// DecimalFormat: scaled 64-bit integers with exactly `scale` digits after the point.
#pragma once

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "text/cell_kernels.hpp"
#include "text/digits.hpp"
#include "text/integer_format.hpp"

namespace sprat::text {

class DecimalFormat {
 public:
  using Value = std::int64_t;

  /// `scale` is 0 to 18.
  explicit DecimalFormat(std::int32_t scale) : scale_(static_cast<std::size_t>(scale)) {}

  std::size_t max_length() const { return kMaxDigits + 3; }

  std::optional<NumberSpelling> number_spelling() const {
    return NumberSpelling{.scale = scale_,
                          .min = std::numeric_limits<std::int64_t>::min(),
                          .max = std::numeric_limits<std::int64_t>::max()};
  }

  bool parse(std::string_view cell, std::int64_t& value) const {
    if (scale_ == 0) return IntegerFormat<std::int64_t>().parse(cell, value);
    const bool negative = !cell.empty() && cell.front() == '-';
    if (negative) cell.remove_prefix(1);
    if (cell.size() < scale_ + 2 || cell.size() > kMaxDigits) return false;
    if (cell.front() == '0' && cell[1] != '.') return false;
    std::uint64_t magnitude = 0;
    const bool good = cell.size() <= 8 ? parse_short(cell, magnitude) : parse_long(cell, magnitude);
    if (!good || (negative && magnitude == 0)) return false;
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (magnitude > kMax + (negative ? 1 : 0)) return false;
    value = static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
    return true;
  }

  char* format(std::int64_t value, char* out) const {
    auto magnitude = static_cast<std::uint64_t>(value);
    if (value < 0) {
      *out++ = '-';
      magnitude = 0 - magnitude;
    }
    const std::uint64_t power = kPowersOfTen[scale_];
    out = std::to_chars(out, out + kMaxDigits, magnitude / power).ptr;
    if (scale_ == 0) return out;
    *out++ = '.';
    return write_digits(magnitude % power, scale_, out);
  }

 private:
  // The point is taken out of the eight bytes, where it has a fixed place from the end.
  bool parse_short(std::string_view cell, std::uint64_t& magnitude) const {
    const std::uint64_t chunk = load_right_aligned(cell.data(), cell.size());
    const std::size_t point = 8 * (7 - scale_);
    const std::uint64_t before = (std::uint64_t{1} << point) - 1;
    const std::uint64_t after = ~before << 8;
    const std::uint64_t digits = (chunk & after) | (chunk & before) << 8 | '0';
    magnitude = eight_digits(digits);
    return (chunk >> point & 0xFF) == '.' && all_digits(digits);
  }

  bool parse_long(std::string_view cell, std::uint64_t& magnitude) const {
    const std::size_t point = cell.size() - scale_ - 1;
    std::uint64_t whole = 0;
    std::uint64_t fraction = 0;
    return cell[point] == '.' && parse_digits(cell.data(), point, whole) &&
           parse_digits(cell.data() + point + 1, scale_, fraction) &&
           !__builtin_mul_overflow(whole, kPowersOfTen[scale_], &magnitude) &&
           !__builtin_add_overflow(magnitude, fraction, &magnitude);
  }

  std::size_t scale_;
};

}  // namespace sprat::text
