// SPDX-License-Identifier: Apache-2.0
#include "text/json_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace sprat::text {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// May be true for a word without one, after a byte above 0x80; never false for a word with one.
constexpr bool may_have_zero(std::uint64_t word) {
  return ((word - kOnes) & ~word & kHighBits) != 0;
}

constexpr bool may_need_escapes(std::uint64_t word) {
  return ((word - kOnes * 0x20) & ~word & kHighBits) != 0 || may_have_zero(word ^ kOnes * '"') ||
         may_have_zero(word ^ kOnes * '\\');
}

char* write_escape(char byte, char* to) {
  constexpr std::string_view kLetters = "btn_fr";
  constexpr char kHex[] = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(byte);
  *to++ = '\\';
  if (code >= 0x20) {
    *to++ = byte;
  } else if (code >= 8 && code <= 13 && code != 11) {
    *to++ = kLetters[code - 8U];
  } else {
    std::memcpy(to, "u00", 3);
    to[3] = kHex[code >> 4];
    to[4] = kHex[code & 15];
    to += 5;
  }
  return to;
}

bool needs_escape(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

char* write_byte(char byte, char* to) {
  if (needs_escape(byte)) return write_escape(byte, to);
  *to++ = byte;
  return to;
}

constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> base64_values() {
  std::array<std::int8_t, 256> values{};
  for (std::int8_t& value : values) value = -1;
  for (std::size_t i = 0; i < kBase64Digits.size(); ++i) {
    values[static_cast<unsigned char>(kBase64Digits[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}
constexpr std::array<std::int8_t, 256> kBase64Values = base64_values();

}  // namespace

std::size_t max_string_bytes(std::string_view text) {
  constexpr std::size_t kLongestEscape = 6;
  constexpr std::size_t kLong = 256;
  if (text.size() < kLong) return kLongestEscape * text.size() + 2;
  const auto escapes = std::count_if(text.begin(), text.end(), needs_escape);
  return text.size() + (kLongestEscape - 1) * static_cast<std::size_t>(escapes) + 2;
}

char* write_string(std::string_view text, char* to) {
  *to++ = '"';
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof(word));
    if (may_need_escapes(word)) {
      for (std::size_t i = at; i < at + 8; ++i) to = write_byte(text[i], to);
    } else {
      std::memcpy(to, &word, sizeof(word));
      to += 8;
    }
  }
  for (; at < text.size(); ++at) to = write_byte(text[at], to);
  *to++ = '"';
  return to;
}

char* write_base64(std::string_view bytes, char* to) {
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t count = bytes.size() - at < 3 ? bytes.size() - at : 3;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      const unsigned char byte = i < count ? static_cast<unsigned char>(bytes[at + i]) : 0;
      group = group << 8 | byte;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      *to++ = i <= count ? kBase64Digits[group >> (18 - 6 * i) & 63] : '=';
    }
  }
  return to;
}

bool read_base64(std::string_view text, Buffer& bytes) {
  if (text.size() % 4 != 0) return false;
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  const std::size_t digits = text.size() - padding;
  const std::size_t had = bytes.size();
  bytes.resize(had + text.size() / 4 * 3);
  std::byte* to = bytes.data() + had;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::uint32_t group = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      const int value = i < digits ? kBase64Values[static_cast<unsigned char>(text[i])] : 0;
      if (value < 0) return false;
      group = group << 6 | static_cast<std::uint32_t>(value);
    }
    for (const unsigned shift : {16U, 8U, 0U}) *to++ = static_cast<std::byte>(group >> shift & 255);
    // Bits that belong to no byte are zero.
    const bool last = at + 4 == text.size();
    if (last && (group & ((1U << 8 * padding) - 1)) != 0) return false;
  }
  bytes.resize(bytes.size() - padding);
  return true;
}

}  // namespace sprat::text
