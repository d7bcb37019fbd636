// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

namespace sprat {

namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080;

std::size_t ascii_prefix(const std::byte* at, std::size_t count) {
  std::size_t i = 0;
  for (; i + 32 <= count; i += 32) {
    const std::uint64_t any = load<std::uint64_t>(at + i) | load<std::uint64_t>(at + i + 8) |
                              load<std::uint64_t>(at + i + 16) | load<std::uint64_t>(at + i + 24);
    if ((any & kHighBits) != 0) break;
  }
  while (i < count && at[i] < std::byte{0x80}) ++i;
  return i;
}

// What may follow a first byte: how many more bytes, and the range of the second (Unicode, table
// 3-7).
struct Sequence {
  std::size_t more;
  unsigned second_low;
  unsigned second_high;
};

Sequence sequence_of(unsigned first) {
  if (first >= 0xc2 && first <= 0xdf) return {1, 0x80, 0xbf};
  if (first == 0xe0) return {2, 0xa0, 0xbf};
  if (first == 0xed) return {2, 0x80, 0x9f};
  if (first >= 0xe1 && first <= 0xef) return {2, 0x80, 0xbf};
  if (first == 0xf0) return {3, 0x90, 0xbf};
  if (first >= 0xf1 && first <= 0xf3) return {3, 0x80, 0xbf};
  if (first == 0xf4) return {3, 0x80, 0x8f};
  return {0, 0, 0};
}

// Length of the character that begins at `at`, which is not ASCII; 0 where there is none.
std::size_t character_length(const std::byte* at, std::size_t count) {
  const Sequence sequence = sequence_of(std::to_integer<unsigned>(at[0]));
  if (sequence.more == 0 || sequence.more >= count) return 0;
  const auto second = std::to_integer<unsigned>(at[1]);
  if (second < sequence.second_low || second > sequence.second_high) return 0;
  for (std::size_t i = 2; i <= sequence.more; ++i) {
    if (!is_utf8_continuation(at[i])) return 0;
  }
  return sequence.more + 1;
}

}  // namespace

std::size_t valid_utf8_prefix(Bytes bytes) {
  std::size_t at = 0;
  while (true) {
    at += ascii_prefix(bytes.data() + at, bytes.size() - at);
    // Characters that are not ASCII come in runs.
    while (at < bytes.size() && bytes[at] >= std::byte{0x80}) {
      const std::size_t length = character_length(bytes.data() + at, bytes.size() - at);
      if (length == 0) return at;
      at += length;
    }
    if (at == bytes.size()) return at;
  }
}

}  // namespace sprat
