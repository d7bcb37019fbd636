// SPDX-License-Identifier: Apache-2.0
// Every Comparison, and what it says of two values, for comparing filters with plain loops.
#pragma once

#include <optional>

#include <sprat/statistics.hpp>

inline constexpr sprat::Comparison kComparisons[] = {
    sprat::Comparison::equal,      sprat::Comparison::not_equal, sprat::Comparison::less,
    sprat::Comparison::less_equal, sprat::Comparison::greater,   sprat::Comparison::greater_equal};

template <class Left, class Right>
bool holds(const Left& left, sprat::Comparison comparison, const Right& right) {
  using sprat::Comparison;
  switch (comparison) {
    case Comparison::equal:
      return left == right;
    case Comparison::not_equal:
      return left != right;
    case Comparison::less:
      return left < right;
    case Comparison::less_equal:
      return left <= right;
    case Comparison::greater:
      return left > right;
    case Comparison::greater_equal:
      return left >= right;
  }
  return false;
}

/// What is not there satisfies nothing.
template <class T>
bool holds(const std::optional<T>& left, sprat::Comparison comparison, const T& right) {
  return left && holds(*left, comparison, right);
}
