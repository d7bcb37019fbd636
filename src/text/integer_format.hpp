// SPDX-License-Identifier: Apache-2.0
// IntegerFormat: integers in their one canonical spelling, no sign but '-', no leading zeros.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

#include "text/cell_kernels.hpp"
#include "text/digits.hpp"

namespace sprat::text {

/// An integer of any size without '+', leading zeros or "-0".
inline bool is_canonical_integer(std::string_view cell) {
  const bool negative = cell.starts_with('-');
  if (negative) cell.remove_prefix(1);
  if (cell.empty() || (cell.front() == '0' && (cell.size() > 1 || negative))) return false;
  return std::all_of(cell.begin(), cell.end(), is_digit);
}

template <class T>
class IntegerFormat {
 public:
  using Value = T;

  std::size_t max_length() const { return kMaxDigits + 1; }

  std::optional<NumberSpelling> number_spelling() const {
    constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    return NumberSpelling{.scale = 0,
                          .min = static_cast<std::int64_t>(std::numeric_limits<T>::min()),
                          .max = static_cast<std::int64_t>(std::min(kMax, kMost))};
  }

  bool parse(std::string_view cell, T& value) const {
    const bool negative = std::is_signed_v<T> && !cell.empty() && cell.front() == '-';
    if (negative) cell.remove_prefix(1);
    if (cell.empty() || cell.size() > kMaxDigits) return false;
    if (cell.front() == '0' && (cell.size() > 1 || negative)) return false;
    std::uint64_t magnitude = 0;
    if (!parse_digits(cell.data(), cell.size(), magnitude)) return false;
    constexpr auto kMax = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
    if (magnitude > kMax + (negative ? 1 : 0)) return false;
    value = static_cast<T>(negative ? 0 - magnitude : magnitude);
    return true;
  }

  char* format(T value, char* out) const {
    return std::to_chars(out, out + max_length(), value).ptr;
  }
};

}  // namespace sprat::text
