// SPDX-License-Identifier: Apache-2.0
// What a Comparison asks of the order of two values.
#pragma once

#include <compare>

#include <sprat/statistics.hpp>

namespace sprat {

/// Values without an order are only unequal.
inline bool satisfies(std::partial_ordering order, Comparison comparison) {
  switch (comparison) {
    case Comparison::equal:
      return order == 0;
    case Comparison::not_equal:
      return order != 0;
    case Comparison::less:
      return order < 0;
    case Comparison::less_equal:
      return order <= 0;
    case Comparison::greater:
      return order > 0;
    case Comparison::greater_equal:
      return order >= 0;
  }
  return false;
}

}  // namespace sprat
