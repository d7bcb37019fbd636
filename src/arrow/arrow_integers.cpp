// SPDX-License-Identifier: Apache-2.0
#include "arrow/arrow_integers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include <sprat/error.hpp>
#include <sprat/integer.hpp>

namespace sprat::arrow {

namespace {

// Digits that any value of a form's precision has at most.
constexpr std::size_t kDecimal128Digits = 38;
constexpr std::size_t kDecimal256Digits = 76;

std::size_t words_of(ArrowInteger form) {
  if (form == ArrowInteger::int64) return 1;
  return form == ArrowInteger::decimal128 ? 2 : 4;
}

// words = words * 10 + digit, in base 2^32 so that products fit 64 bits.
void append_digit(std::array<std::uint32_t, 8>& words, std::uint32_t digit) {
  std::uint64_t carry = digit;
  for (std::uint32_t& word : words) {
    carry += std::uint64_t{word} * 10;
    word = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
}

void negate(std::array<std::uint32_t, 8>& words) {
  std::uint64_t carry = 1;
  for (std::uint32_t& word : words) {
    carry += static_cast<std::uint32_t>(~word);
    word = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
}

// The remainder; words become the quotient.
std::uint32_t divide_by_ten(std::array<std::uint32_t, 8>& words) {
  std::uint64_t remainder = 0;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    remainder = (remainder << 32) + *word;
    *word = static_cast<std::uint32_t>(remainder / 10);
    remainder %= 10;
  }
  return static_cast<std::uint32_t>(remainder);
}

bool is_zero(const std::array<std::uint32_t, 8>& words) {
  return std::all_of(words.begin(), words.end(), [](std::uint32_t word) { return word == 0; });
}

}  // namespace

ArrowInteger integer_form(std::string_view digits) {
  const std::size_t count = digits.size() - (digits.starts_with('-') ? 1 : 0);
  if (count < 19 || Integer{digits}.as<std::int64_t>()) return ArrowInteger::int64;
  if (count <= kDecimal128Digits) return ArrowInteger::decimal128;
  return count <= kDecimal256Digits ? ArrowInteger::decimal256 : ArrowInteger::text;
}

void append_integer(std::string_view digits, ArrowInteger form, Buffer& into) {
  if (integer_form(digits) > form) {
    throw LimitError("the integer " + std::string(digits) + " exceeds " +
                     (form == ArrowInteger::int64 ? "the 64 bits" : "the decimals") +
                     " that its column is handed out as; take the rows as records");
  }
  if (form == ArrowInteger::int64) return into.append_value(*Integer{digits}.as<std::int64_t>());
  const bool is_negative = digits.starts_with('-');
  std::array<std::uint32_t, 8> words = {};
  for (const char digit : digits.substr(is_negative ? 1 : 0)) {
    append_digit(words, static_cast<std::uint32_t>(digit - '0'));
  }
  if (is_negative) negate(words);
  into.append(std::as_bytes(std::span(words)).first(words_of(form) * sizeof(std::uint64_t)));
}

std::string integer_digits(std::span<const std::byte> number) {
  const bool is_negative = (number.back() & std::byte{0x80}) != std::byte{0};
  std::array<std::uint32_t, 8> words;
  words.fill(is_negative ? ~std::uint32_t{0} : 0);
  std::memcpy(words.data(), number.data(), number.size());
  if (is_negative) negate(words);
  std::string digits;
  do {
    digits += static_cast<char>('0' + divide_by_ten(words));
  } while (!is_zero(words));
  if (is_negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace sprat::arrow
