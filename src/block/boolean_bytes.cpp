// SPDX-License-Identifier: Apache-2.0
#include "block/boolean_bytes.hpp"

#include <sprat/batch.hpp>

#include "base/bytes.hpp"

namespace sprat {

namespace {

// Eight bytes of 0 or 1 to eight bits, the first to the lowest.
std::byte gather_bits(const std::byte* bytes) {
  constexpr std::uint64_t kGather = 0x0102040810204080;
  return static_cast<std::byte>(load<std::uint64_t>(bytes) * kGather >> 56);
}

}  // namespace

void spread_booleans(const Buffer& bitmap, std::size_t count, Buffer& bytes) {
  bytes.resize(count);
  for (std::size_t i = 0; i < count; ++i) bytes.data()[i] = std::byte{Column::bit(bitmap, i)};
}

void pack_booleans(Buffer& bytes, Buffer& bitmap) {
  for (const std::byte byte : bytes.bytes()) {
    if (byte > std::byte{1}) throw CorruptError("a boolean is neither 0 nor 1");
  }
  bytes.resize_zeroed(round_up(bytes.size(), 8));
  bitmap.resize(bytes.size() / 8);
  for (std::size_t i = 0; i < bitmap.size(); ++i) {
    bitmap.data()[i] = gather_bits(bytes.data() + 8 * i);
  }
}

}  // namespace sprat
