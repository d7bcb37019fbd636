// SPDX-License-Identifier: Apache-2.0
// Decimal: a number with a fixed count of digits after the point, exact.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace sprat {

/// `unscaled` divided by ten to the power of Scale: 10.50 is Decimal<2>{1050}.
template <int Scale>
struct Decimal {
  static_assert(Scale >= 0 && Scale <= 18, "a decimal has 0 to 18 digits after the point");
  static constexpr int scale = Scale;

  std::int64_t unscaled = 0;

  /// Ten to the power of Scale.
  static constexpr std::int64_t unit() {
    std::int64_t power = 1;
    for (int i = 0; i < Scale; ++i) power *= 10;
    return power;
  }

  /// The nearest double.
  constexpr double to_double() const {
    return static_cast<double>(unscaled) / static_cast<double>(unit());
  }

  /// With all digits after the point: "10.50".
  std::string to_string() const {
    const bool is_negative = unscaled < 0;
    const auto bits = static_cast<std::uint64_t>(unscaled);
    std::string text = std::to_string(is_negative ? 0 - bits : bits);
    constexpr std::size_t kFraction = Scale;
    if (text.size() <= kFraction) text.insert(0, kFraction + 1 - text.size(), '0');
    if constexpr (Scale > 0) text.insert(text.size() - kFraction, 1, '.');
    if (is_negative) text.insert(0, 1, '-');
    return text;
  }

  /// The number that `text` spells with at most Scale digits after the point; none where it
  /// spells none, or one that is out of range.
  static constexpr std::optional<Decimal> parse(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
    // Counted downwards, for there is one more negative number than there are positive ones.
    std::int64_t negated = 0;
    int fraction = -1;
    for (const char c : text) {
      if (c == '.' && fraction < 0) {
        fraction = 0;
        continue;
      }
      if (c < '0' || c > '9' || (fraction >= 0 && ++fraction > Scale)) return std::nullopt;
      if (!append_digit(negated, c - '0')) return std::nullopt;
    }
    for (int i = fraction < 0 ? 0 : fraction; i < Scale; ++i) {
      if (!append_digit(negated, 0)) return std::nullopt;
    }
    if (is_negative) return Decimal{negated};
    if (negated == kMinimum) return std::nullopt;
    return Decimal{-negated};
  }

  constexpr auto operator<=>(const Decimal&) const = default;

 private:
  static constexpr std::int64_t kMinimum = std::numeric_limits<std::int64_t>::min();

  static constexpr bool append_digit(std::int64_t& negated, int digit) {
    if (negated < (kMinimum + digit) / 10) return false;
    negated = negated * 10 - digit;
    return true;
  }
};

}  // namespace sprat
