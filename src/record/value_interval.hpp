// SPDX-License-Identifier: Apache-2.0
// ValueInterval: which integers of a type compare so with a number, without rounding it.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include <sprat/statistics.hpp>

namespace sprat {

/// The values from `low` to `high`; the others where `is_outside`.
template <class T>
struct ValueInterval {
  T low = std::numeric_limits<T>::min();
  T high = std::numeric_limits<T>::max();
  bool is_outside = false;

  bool contains(T value) const { return (value >= low && value <= high) != is_outside; }

  static ValueInterval all() { return {}; }
  static ValueInterval none() { return {.is_outside = true}; }
};

/// Of `integer`, which may be out of T's range.
template <class T, class Integer>
ValueInterval<T> interval_of(Comparison comparison, Integer integer) {
  constexpr T kLowest = std::numeric_limits<T>::min();
  constexpr T kHighest = std::numeric_limits<T>::max();
  const bool is_below = std::cmp_less(integer, kLowest);
  const bool is_above = std::cmp_greater(integer, kHighest);
  const T value = static_cast<T>(integer);
  using Interval = ValueInterval<T>;
  switch (comparison) {
    case Comparison::equal:
      return is_below || is_above ? Interval::none() : Interval{value, value};
    case Comparison::not_equal:
      return is_below || is_above ? Interval::all() : Interval{value, value, true};
    case Comparison::less:
      if (is_below || (!is_above && value == kLowest)) return Interval::none();
      return is_above ? Interval::all() : Interval{kLowest, static_cast<T>(value - 1)};
    case Comparison::less_equal:
      if (is_below) return Interval::none();
      return is_above ? Interval::all() : Interval{kLowest, value};
    case Comparison::greater:
      if (is_above || (!is_below && value == kHighest)) return Interval::none();
      return is_below ? Interval::all() : Interval{static_cast<T>(value + 1), kHighest};
    case Comparison::greater_equal:
      if (is_above) return Interval::none();
      return is_below ? Interval::all() : Interval{value, kHighest};
  }
  return Interval::all();
}

/// Of a number that need not be whole, nor be one.
template <class T>
ValueInterval<T> interval_of(Comparison comparison, double number) {
  const bool wants_less = comparison == Comparison::less || comparison == Comparison::less_equal;
  const bool wants_greater =
      comparison == Comparison::greater || comparison == Comparison::greater_equal;
  const bool is_unequal = comparison == Comparison::not_equal;
  using Interval = ValueInterval<T>;
  if (std::isnan(number)) return is_unequal ? Interval::all() : Interval::none();
  if (number >= 0x1p64) return wants_less || is_unequal ? Interval::all() : Interval::none();
  if (number < -0x1p63) return wants_greater || is_unequal ? Interval::all() : Interval::none();
  const double floor = std::floor(number);
  if (floor != number) {
    // Between two integers: below it are those up to the lower one.
    if (!wants_less && !wants_greater) return is_unequal ? Interval::all() : Interval::none();
    comparison = wants_less ? Comparison::less_equal : Comparison::greater;
  }
  if (floor < 0) return interval_of<T>(comparison, static_cast<std::int64_t>(floor));
  return interval_of<T>(comparison, static_cast<std::uint64_t>(floor));
}

}  // namespace sprat
