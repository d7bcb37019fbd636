// SPDX-License-Identifier: Apache-2.0
// The smallest and the largest of some integers, and of their differences.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "encoding/value_types.hpp"

namespace sprat::encoding {

template <class T>
struct Range {
  T minimum = std::numeric_limits<T>::max();
  T maximum = std::numeric_limits<T>::min();

  void merge(const Range& other) {
    minimum = std::min(minimum, other.minimum);
    maximum = std::max(maximum, other.maximum);
  }
  /// Zero where there are no values.
  std::make_unsigned_t<T> width() const {
    return minimum > maximum ? std::make_unsigned_t<T>{0} : wrapping_subtract(maximum, minimum);
  }
};

/// T is any integer of 8 to 64 bits.
template <class T>
Range<T> range_of(const T* values, std::size_t count);

template <class T>
struct Differences {
  /// Of each value less the one before it, modulo two to the power of the width.
  Range<std::make_signed_t<T>> range;
  /// Values that differ from the one before.
  std::size_t changes = 0;
};

template <class T>
Differences<T> differences_of(const T* values, std::size_t count);

}  // namespace sprat::encoding
