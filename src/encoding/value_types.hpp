// SPDX-License-Identifier: Apache-2.0
// From a shape to C++ types, and the integer arithmetic that encodings share.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "encoding/chunk.hpp"

namespace sprat::encoding {

/// Counts, codes, lengths.
inline constexpr Shape kCountShape{.width = 4, .is_signed = false, .is_floating = false};

/// Calls `function` with a zero of the unsigned integer of this width.
template <class Function>
decltype(auto) with_unsigned(unsigned width, Function&& function) {
  switch (width) {
    case 1:
      return function(std::uint8_t{0});
    case 2:
      return function(std::uint16_t{0});
    case 4:
      return function(std::uint32_t{0});
    default:
      return function(std::uint64_t{0});
  }
}

/// Calls `function` with a zero of the integer that orders values of this shape; floating point is
/// taken as unsigned bits.
template <class Function>
decltype(auto) with_integer(const Shape& shape, Function&& function) {
  if (!shape.is_signed || shape.is_floating) return with_unsigned(shape.width, function);
  return with_unsigned(shape.width, [&](auto zero) -> decltype(auto) {
    return function(std::make_signed_t<decltype(zero)>{0});
  });
}

inline bool is_fixed_width(const Shape& shape) {
  return !shape.is_text() && !shape.is_list;
}
inline bool is_text(const Shape& shape) {
  return shape.is_text();
}
inline bool is_list(const Shape& shape) {
  return shape.is_list;
}
inline bool is_no_list(const Shape& shape) {
  return !shape.is_list;
}

/// left - right modulo two to the power of the width, as an unsigned integer.
template <class T>
constexpr std::make_unsigned_t<T> wrapping_subtract(T left, T right) {
  using U = std::make_unsigned_t<T>;
  return static_cast<U>(static_cast<U>(left) - static_cast<U>(right));
}

template <class U>
constexpr unsigned bit_width(U value) {
  return static_cast<unsigned>(std::bit_width(value));
}
/// Whole bytes that hold `value`; none for zero.
template <class U>
constexpr unsigned byte_width(U value) {
  return (bit_width(value) + 7) / 8;
}

constexpr std::size_t vector_count(std::size_t count) {
  return (count + kVectorSize - 1) / kVectorSize;
}

/// Calls `function(first, size)` for each vector of `count` values.
template <class Function>
void for_each_vector(std::size_t count, Function&& function) {
  for (std::size_t first = 0; first < count; first += kVectorSize) {
    const std::size_t left = count - first;
    function(first, left < kVectorSize ? left : kVectorSize);
  }
}

}  // namespace sprat::encoding
