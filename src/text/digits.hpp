// SPDX-License-Identifier: Apache-2.0
// Decimal digits: text to integer eight bytes at a time, and back. Never reads outside the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace sprat::text {

inline constexpr std::uint64_t kPowersOfTen[] = {1,
                                                 10,
                                                 100,
                                                 1'000,
                                                 10'000,
                                                 100'000,
                                                 1'000'000,
                                                 10'000'000,
                                                 100'000'000,
                                                 1'000'000'000,
                                                 10'000'000'000,
                                                 100'000'000'000,
                                                 1'000'000'000'000,
                                                 10'000'000'000'000,
                                                 100'000'000'000'000,
                                                 1'000'000'000'000'000,
                                                 10'000'000'000'000'000,
                                                 100'000'000'000'000'000,
                                                 1'000'000'000'000'000'000,
                                                 10'000'000'000'000'000'000U};

/// All powers of ten that are doubles.
inline constexpr double kDoublePowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Most digits that parse_digits takes: those of 2^64.
inline constexpr std::size_t kMaxDigits = 20;
inline constexpr std::uint64_t kAsciiZeros = 0x3030303030303030;

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <class T>
T load_text(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof(T));
  return value;
}

/// The first `count` bytes, 0 to 8, as the low bytes of an integer.
inline std::uint64_t load_bytes(const char* from, std::size_t count) {
  if (count == 8) return load_text<std::uint64_t>(from);
  if (count >= 4) {
    const std::uint64_t high = load_text<std::uint32_t>(from + count - 4);
    return load_text<std::uint32_t>(from) | high << 8 * (count - 4);
  }
  if (count >= 2) {
    const std::uint64_t high = load_text<std::uint16_t>(from + count - 2);
    return load_text<std::uint16_t>(from) | high << 8 * (count - 2);
  }
  return count == 0 ? 0 : static_cast<unsigned char>(*from);
}

inline bool all_digits(std::uint64_t chunk) {
  constexpr std::uint64_t kHighNibbles = 0xF0F0F0F0F0F0F0F0;
  return ((chunk & kHighNibbles) | ((chunk + 0x0606060606060606) & kHighNibbles) >> 4) ==
         0x3333333333333333;
}

/// The value of eight digits, the first one in the lowest byte.
inline std::uint64_t eight_digits(std::uint64_t chunk) {
  chunk = (chunk & 0x0F0F0F0F0F0F0F0F) * 2561 >> 8;
  chunk = (chunk & 0x00FF00FF00FF00FF) * 6553601 >> 16;
  return (chunk & 0x0000FFFF0000FFFF) * 42949672960001 >> 32;
}

/// 1 to 8 characters moved to the high bytes, with the digit 0 before them.
inline std::uint64_t load_right_aligned(const char* from, std::size_t count) {
  return load_bytes(from, count) << (64 - 8 * count) | kAsciiZeros >> (8 * count - 8) >> 8;
}

inline bool parse_up_to_8_digits(const char* from, std::size_t count, std::uint64_t& value) {
  if (count == 0) {
    value = 0;
    return true;
  }
  const std::uint64_t chunk = load_right_aligned(from, count);
  value = eight_digits(chunk);
  return all_digits(chunk);
}

/// 1 to kMaxDigits digits; false where something else is among them or the value exceeds 64 bits.
inline bool parse_digits(const char* from, std::size_t count, std::uint64_t& value) {
  if (count <= 8) return parse_up_to_8_digits(from, count, value);
  std::uint64_t high = 0;
  const auto chunk = load_text<std::uint64_t>(from + count - 8);
  if (!all_digits(chunk)) return false;
  if (count <= 16) {
    if (!parse_up_to_8_digits(from, count - 8, high)) return false;
    value = high * kPowersOfTen[8] + eight_digits(chunk);
    return true;
  }
  return parse_digits(from, count - 8, high) &&
         !__builtin_mul_overflow(high, kPowersOfTen[8], &value) &&
         !__builtin_add_overflow(value, eight_digits(chunk), &value);
}

/// Writes exactly `count` digits, and returns their end.
inline char* write_digits(std::uint64_t value, std::size_t count, char* out) {
  for (std::size_t i = count; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + count;
}

}  // namespace sprat::text
