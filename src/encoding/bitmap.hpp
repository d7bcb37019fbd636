// SPDX-License-Identifier: Apache-2.0
// Validity bitmaps, least significant bit first.
#pragma once

#include <cstddef>

#include "base/bytes.hpp"

namespace sprat::encoding {

constexpr std::size_t bitmap_size(std::size_t count) {
  return count / 8 + (count % 8 != 0);
}

/// An empty bitmap has every bit set.
inline bool is_set(Bytes bitmap, std::size_t index) {
  return bitmap.empty() || (std::to_integer<unsigned>(bitmap[index / 8]) >> (index % 8) & 1U) != 0;
}

/// The bits of the last byte that lie beyond `count`.
constexpr std::byte bits_beyond(std::size_t count) {
  return count % 8 == 0 ? std::byte{0} : static_cast<std::byte>(0xff << (count % 8) & 0xff);
}

}  // namespace sprat::encoding
