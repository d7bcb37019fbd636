// SPDX-License-Identifier: Apache-2.0
// A text in four words, for hashing and comparing it without loops; and copies in whole blocks.
// All read up to 64 bytes from the text's begin on, and up to 63 after its end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/digits.hpp"

namespace sprat::csv {

/// Of texts up to this long, the words and the size tell all.
inline constexpr std::size_t kWordedBytes = 32;

/// The first and the last 16 bytes, which overlap in shorter texts.
struct TextWords {
  explicit TextWords(std::string_view text) {
    const char* const from = text.data();
    const std::size_t size = text.size();
    const std::size_t last = size < 8 ? 0 : size - 8;
    const std::uint64_t mask = size < 8 ? (std::uint64_t{1} << 8 * size) - 1 : ~std::uint64_t{0};
    word[0] = text::load_text<std::uint64_t>(from) & mask;
    word[1] = text::load_text<std::uint64_t>(from + std::min<std::size_t>(8, last)) & mask;
    word[2] = text::load_text<std::uint64_t>(from + (size < 16 ? 0 : size - 16)) & mask;
    word[3] = text::load_text<std::uint64_t>(from + last) & mask;
  }

  bool operator==(const TextWords& other) const {
    return ((word[0] ^ other.word[0]) | (word[1] ^ other.word[1]) | (word[2] ^ other.word[2]) |
            (word[3] ^ other.word[3])) == 0;
  }

  std::uint64_t hash(std::size_t size) const {
    const std::uint64_t low = (word[0] ^ size) * 0x9E3779B97F4A7C15 ^ word[3];
    const std::uint64_t high = (word[1] + (word[2] << 32 | word[2] >> 32)) * 0xC2B2AE3D27D4EB4F;
    const std::uint64_t mixed = (low ^ low >> 32 ^ high) * 0xD6E8FEB86659FD93;
    return mixed ^ mixed >> 32;
  }

  std::uint64_t word[4];
};

/// Texts up to this long are their keys.
inline constexpr std::size_t kKeyBytes = 7;

inline std::uint64_t short_key(std::string_view text) {
  const std::uint64_t mask = (std::uint64_t{1} << 8 * text.size()) - 1;
  return (text::load_text<std::uint64_t>(text.data()) & mask) | std::uint64_t{text.size()} << 56;
}

/// Of longer texts, told from those by the highest byte.
inline std::uint64_t long_key(std::uint64_t hash) {
  return hash | std::uint64_t{0xFF} << 56;
}

/// Of a text of at most kWordedBytes.
inline std::uint64_t key_of(std::string_view text, const TextWords& words) {
  const std::uint64_t size = text.size();
  return size <= kKeyBytes ? words.word[0] | size << 56 : long_key(words.hash(size));
}

/// Whether `byte` is in the text.
inline bool contains_byte(std::string_view text, char byte) {
  using Block = signed char __attribute__((vector_size(16)));
  constexpr Block kPlaces = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Block wanted = Block{} + static_cast<signed char>(byte);
  Block found = {};
  for (std::size_t at = 0; at < text.size(); at += 2 * sizeof(Block)) {
    for (const std::size_t half : {at, at + sizeof(Block)}) {
      const std::size_t left = text.size() - std::min(text.size(), half);
      const Block end = Block{} + static_cast<signed char>(std::min(left, sizeof(Block)));
      Block block;
      std::memcpy(&block, text.data() + half, sizeof(Block));
      found |= (block == wanted) & (kPlaces < end);
    }
  }
  std::uint64_t words[2];
  std::memcpy(words, &found, sizeof(found));
  return (words[0] | words[1]) != 0;
}

/// Copies go in blocks of so many bytes: they read and write up to one less than these after the
/// text's end, of an empty text a whole block.
inline constexpr std::size_t kCopiedBlock = 64;

inline void copy_in_blocks(std::string_view text, std::byte* to) {
  std::memcpy(to, text.data(), kCopiedBlock);
  for (std::size_t at = kCopiedBlock; at < text.size(); at += kCopiedBlock) {
    std::memcpy(to + at, text.data() + at, kCopiedBlock);
  }
}

/// As copy_in_blocks; whether `byte` is in the text. Up to a block there is no branch on the size.
inline bool copy_and_find(std::string_view text, char byte, std::byte* to) {
  using Lane = signed char __attribute__((vector_size(16)));
  constexpr Lane kPlaces = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const Lane wanted = Lane{} + static_cast<signed char>(byte);
  Lane found = {};
  for (std::size_t at = 0; at == 0 || at < text.size(); at += kCopiedBlock) {
    const Lane left = Lane{} + static_cast<signed char>(std::min(text.size() - at, kCopiedBlock));
    for (std::size_t lane = 0; lane < kCopiedBlock; lane += sizeof(Lane)) {
      Lane bytes;
      std::memcpy(&bytes, text.data() + at + lane, sizeof(Lane));
      std::memcpy(to + at + lane, &bytes, sizeof(Lane));
      found |= (bytes == wanted) & (kPlaces + static_cast<signed char>(lane) < left);
    }
  }
  std::uint64_t words[2];
  std::memcpy(words, &found, sizeof(found));
  return (words[0] | words[1]) != 0;
}

}  // namespace sprat::csv
