// SPDX-License-Identifier: Apache-2.0
// Hashes for finding equal values while encoding; nothing in a file depends on them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/checksum.hpp"

namespace sprat::encoding {

inline std::uint64_t hash_integer(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0x9e3779b97f4a7c15U;
  return value ^ value >> 29;
}

inline std::uint64_t hash_text(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
  const std::size_t size = text.size();
  if (size > 16) return checksum({bytes, size});
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  if (size >= 8) {
    head = load<std::uint64_t>(bytes);
    tail = load<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    head = load<std::uint32_t>(bytes);
    tail = load<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    head = load<std::uint8_t>(bytes);
    tail = std::uint64_t{load<std::uint8_t>(bytes + size / 2)} << 8 |
           load<std::uint8_t>(bytes + size - 1);
  }
  return hash_integer(head * 0xff51afd7ed558ccdU + hash_integer(tail + size));
}

}  // namespace sprat::encoding
