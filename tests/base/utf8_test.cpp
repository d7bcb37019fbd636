// SPDX-License-Identifier: Apache-2.0
// UTF-8: every first and second byte, overlong forms, surrogates, cuts, and long runs.
#include "base/utf8.hpp"

#include <string>

#include "support/byte_text.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

std::size_t valid_prefix(const std::string& text) {
  return valid_utf8_prefix(bytes_of(text));
}

std::string encoded(std::uint32_t code_point) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (code_point < 0x80) return {byte(code_point)};
  if (code_point < 0x800) return {byte(0xc0 | code_point >> 6), byte(0x80 | (code_point & 0x3f))};
  if (code_point < 0x10000) {
    return {byte(0xe0 | code_point >> 12), byte(0x80 | (code_point >> 6 & 0x3f)),
            byte(0x80 | (code_point & 0x3f))};
  }
  return {byte(0xf0 | code_point >> 18), byte(0x80 | (code_point >> 12 & 0x3f)),
          byte(0x80 | (code_point >> 6 & 0x3f)), byte(0x80 | (code_point & 0x3f))};
}

}  // namespace

TEST_CASE("utf8: every code point but the surrogates is well formed, whole and not cut") {
  for (std::uint32_t code_point = 0; code_point < 0x110000; code_point += 13) {
    const std::string text = encoded(code_point);
    const bool is_surrogate = code_point >= 0xd800 && code_point < 0xe000;
    if (valid_prefix(text) != (is_surrogate ? 0 : text.size())) FAIL(code_point);
    if (text.size() > 1 && valid_prefix(text.substr(0, text.size() - 1)) != 0) FAIL(code_point);
  }
}

TEST_CASE("utf8: overlong forms and what lies above U+10FFFF are refused") {
  for (const char* text : {"\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf",
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\x80", "\xbf"}) {
    CHECK(valid_prefix(text) == 0);
  }
}

TEST_CASE("utf8: the prefix ends where the first malformed character begins") {
  for (std::size_t length = 0; length < 100; ++length) {
    std::string text(length, 'a');
    CHECK(valid_prefix(text) == length);
    CHECK(valid_prefix(text + "\xff" + std::string(40, 'b')) == length);
    CHECK(valid_prefix(text + "\xc3\xa4" + std::string(40, 'b')) == length + 42);
  }
}
