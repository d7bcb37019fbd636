// SPDX-License-Identifier: Apache-2.0
// The arithmetic of a column as its difference from another: modulo two to the power of the width.
#pragma once

#include <cstddef>

#include "encoding/chunk.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {

inline bool can_be_difference(const Shape& shape) {
  return is_fixed_width(shape) && !shape.is_floating;
}

/// Of differences between values of this shape.
inline Shape difference_shape(const Shape& shape) {
  return {.width = shape.width, .is_signed = true, .is_floating = false};
}

/// Rows `first` to `first + count` of the values less their base.
inline void subtract_base(const Values& values, std::size_t first, std::size_t count,
                          std::byte* into) {
  with_unsigned(values.shape.width, [&](auto zero) {
    using U = decltype(zero);
    const U* left = reinterpret_cast<const U*>(values.data) + first;
    const U* right = reinterpret_cast<const U*>(values.base) + first;
    U* differences = reinterpret_cast<U*>(into);
    for (std::size_t i = 0; i < count; ++i) differences[i] = wrapping_subtract(left[i], right[i]);
  });
}

}  // namespace sprat::encoding
