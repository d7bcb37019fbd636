// SPDX-License-Identifier: Apache-2.0
// Packing vectors of integers to a fixed number of bits, in lanes that any SIMD width can follow.
#pragma once

#include <cstddef>
#include <cstdint>

#include "encoding/chunk.hpp"

namespace sprat::encoding {

/// Bytes of `count` values (a vector, or fewer) of `bits` each.
constexpr std::size_t packed_size(std::size_t count, unsigned bits) {
  return (count * bits + 7) / 8;
}

/// Packs values[i] - reference, which fits `bits`, into packed_size(count, bits) bytes.
/// T is an unsigned integer. A whole vector is laid out in lanes, a shorter one value after value
/// (docs/format.md, bit_packed).
template <class T>
void pack(const T* values, std::size_t count, T reference, unsigned bits, std::byte* packed);

/// The inverse.
template <class T>
void unpack(const std::byte* packed, std::size_t count, T reference, unsigned bits, T* values);

}  // namespace sprat::encoding
