// SPDX-License-Identifier: Apache-2.0
// Hashes and comparisons for finding equal values while encoding; nothing in a file depends on
// them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/checksum.hpp"

namespace sprat::encoding {

inline std::uint64_t hash_integer(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0x9e3779b97f4a7c15U;
  return value ^ value >> 29;
}

/// Masks that keep the first n bytes of a word.
inline constexpr std::array<std::uint64_t, 9> kLowBytes = {
    0,
    0xff,
    0xffff,
    0xffffff,
    0xffffffff,
    0xffffffffff,
    0xffffffffffff,
    0xffffffffffffff,
    0xffffffffffffffff,
};

/// A text of at most 16 bytes, padded with zeros; with its size, it tells the text from every
/// other.
struct ShortText {
  static constexpr std::size_t kMaxSize = 16;

  /// `readable` bytes may be read from the text's begin on, its own included. Without branches on
  /// the size, which mixed sizes would make slow.
  ShortText(std::string_view text, std::size_t readable) {
    if (readable < kMaxSize) {
      std::array<std::byte, kMaxSize> padded{};
      std::copy_n(text.data(), text.size(), reinterpret_cast<char*>(padded.data()));
      head = load<std::uint64_t>(padded.data());
      tail = load<std::uint64_t>(padded.data() + 8);
      return;
    }
    const auto* bytes = reinterpret_cast<const std::byte*>(text.data());
    head = load<std::uint64_t>(bytes) & kLowBytes[std::min<std::size_t>(text.size(), 8)];
    tail = load<std::uint64_t>(bytes + 8) & kLowBytes[std::max<std::size_t>(text.size(), 8) - 8];
  }
  bool operator==(const ShortText&) const = default;

  std::uint64_t head = 0;
  std::uint64_t tail = 0;
};

inline std::uint64_t hash_text(std::string_view text, std::size_t readable) {
  if (text.size() > ShortText::kMaxSize) return checksum(std::as_bytes(std::span(text)));
  const ShortText content(text, readable);
  return hash_integer(content.head * 0xff51afd7ed558ccdU +
                      hash_integer(content.tail + text.size()));
}

/// `readable_left` and `readable_right` as `readable` above.
inline bool equal_texts(std::string_view left, std::size_t readable_left, std::string_view right,
                        std::size_t readable_right) {
  if (left.size() != right.size()) return false;
  if (left.size() > ShortText::kMaxSize) return left == right;
  return ShortText(left, readable_left) == ShortText(right, readable_right);
}

}  // namespace sprat::encoding
