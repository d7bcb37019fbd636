// SPDX-License-Identifier: Apache-2.0
// Bits of a bitmap as bytes of 0 or 1.
#pragma once

#include <cstddef>

#include <sprat/batch.hpp>

#include "base/bytes.hpp"

namespace sprat {

/// A byte for each of bits [first, first + count); those of a byte of the bitmap at once.
inline void spread_bits(const Buffer& bitmap, std::size_t first, std::size_t count, Buffer& bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kOwnBit = 0x8040201008040201;
  constexpr std::uint64_t kCarry = 0x7f7f7f7f7f7f7f7f;
  bytes.resize(count);
  std::size_t i = 0;
  if (first % 8 == 0) {
    for (; i + 8 <= count; i += 8) {
      const auto bits = std::to_integer<std::uint64_t>(bitmap.data()[(first + i) / 8]);
      store(bytes.data() + i, ((bits * kEach & kOwnBit) + kCarry) >> 7 & kEach);
    }
  }
  for (; i < count; ++i) bytes.data()[i] = std::byte{Column::bit(bitmap, first + i)};
}

}  // namespace sprat
