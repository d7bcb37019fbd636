// SPDX-License-Identifier: Apache-2.0
// Integer: an integer of any size, held as the text of its digits.
#pragma once

#include <charconv>
#include <compare>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace sprat {

/// A view: the digits live elsewhere.
struct Integer {
  /// As Python prints one: "-12", without plus or leading zeros.
  std::string_view digits = "0";

  constexpr bool is_negative() const { return digits.starts_with('-'); }

  /// As an integer of the language, where it fits.
  template <class T>
  std::optional<T> as() const {
    T value{};
    const char* end = digits.data() + digits.size();
    const auto [at, problem] = std::from_chars(digits.data(), end, value);
    if (problem != std::errc() || at != end) return std::nullopt;
    return value;
  }

  /// The nearest double; infinite beyond its range.
  double to_double() const { return std::strtod(std::string(digits).c_str(), nullptr); }

  friend constexpr bool operator==(const Integer&, const Integer&) = default;

  /// By value, not as text.
  friend constexpr std::strong_ordering operator<=>(const Integer& left, const Integer& right) {
    if (left.is_negative() != right.is_negative()) {
      return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    const Integer& smaller_size = left.is_negative() ? right : left;
    const Integer& larger_size = left.is_negative() ? left : right;
    if (left.digits.size() != right.digits.size()) {
      return smaller_size.digits.size() <=> larger_size.digits.size();
    }
    return smaller_size.digits <=> larger_size.digits;
  }
};

}  // namespace sprat
