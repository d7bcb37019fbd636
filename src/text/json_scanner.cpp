// SPDX-License-Identifier: Apache-2.0
#include "text/json_scanner.hpp"

#include <cstring>

#include <sprat/error.hpp>

#include "text/digits.hpp"

namespace sprat::text {

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// Never false for a word with a zero byte; may be true for others.
constexpr bool may_have_zero(std::uint64_t word) {
  return ((word - kOnes) & ~word & kHighBits) != 0;
}

bool ends_plain_text(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

// The first byte of a string that does not stand for itself.
const char* plain_end(const char* at, const char* end) {
  for (; end - at >= 8; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    const bool control = ((word - kOnes * 0x20) & ~word & kHighBits) != 0;
    if (control || may_have_zero(word ^ kOnes * '"') || may_have_zero(word ^ kOnes * '\\')) break;
  }
  while (at != end && !ends_plain_text(*at)) ++at;
  return at;
}

void append_utf8(std::uint32_t code, std::string& out) {
  const auto append = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto tail = [&](unsigned shift) { append(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xc0 | code >> 6);
  } else if (code < 0x10000) {
    append(0xe0 | code >> 12);
    tail(6);
  } else {
    append(0xf0 | code >> 18);
    tail(12);
    tail(6);
  }
  tail(0);
}

bool is_surrogate(std::uint32_t code, std::uint32_t first) {
  return code >= first && code < first + 0x400;
}

}  // namespace

void JsonScanner::fail(const std::string& what) const {
  throw JsonError("byte " + std::to_string(at() + 1) + " of the JSON text: " + what);
}

void JsonScanner::fail_missing(char bracket, const std::string& alternative) const {
  std::string what = "a ";
  what.append(alternative).append(1, '\'').append(1, bracket).append("' is due here");
  fail(what);
}

JsonKind JsonScanner::peek() {
  skip_space();
  if (at_ == end_) fail("it ends where a value is due");
  switch (*at_) {
    case 'n':
      return JsonKind::null;
    case 't':
    case 'f':
      return JsonKind::boolean;
    case '"':
      return JsonKind::string;
    case '[':
      return JsonKind::array;
    case '{':
      return JsonKind::object;
    default:
      if (*at_ != '-' && !is_digit(*at_)) fail("this begins no value");
      return JsonKind::number;
  }
}

void JsonScanner::finish() {
  skip_space();
  if (at_ != end_) fail("something follows the value");
}

void JsonScanner::word(std::string_view expected) {
  skip_space();
  if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(expected)) {
    fail("not '" + std::string(expected) + "'");
  }
  at_ += expected.size();
}

bool JsonScanner::boolean() {
  skip_space();
  const bool value = at_ != end_ && *at_ == 't';
  word(value ? "true" : "false");
  return value;
}

void JsonScanner::skip_digits() {
  if (at_ == end_ || !is_digit(*at_)) fail("a digit is due here");
  while (at_ != end_ && is_digit(*at_)) ++at_;
}

std::string_view JsonScanner::number() {
  skip_space();
  const char* const from = at_;
  if (at_ != end_ && *at_ == '-') ++at_;
  const bool zero = at_ != end_ && *at_ == '0';
  if (zero) {
    ++at_;
    if (at_ != end_ && is_digit(*at_)) fail("a number may not begin with 0");
  } else {
    skip_digits();
  }
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    skip_digits();
  }
  if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    skip_digits();
  }
  return {from, static_cast<std::size_t>(at_ - from)};
}

std::uint32_t JsonScanner::hex_digits() {
  std::uint32_t code = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char digit = at_ == end_ ? '\0' : *at_;
    const bool letter = (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
    if (!letter && !is_digit(digit)) fail("\\u needs four hexadecimal digits");
    code = code << 4 | static_cast<std::uint32_t>(letter ? (digit | 0x20) - 'a' + 10 : digit - '0');
  }
  return code;
}

// At a backslash.
void JsonScanner::skip_escape() {
  ++at_;
  if (at_ == end_) fail("the string is never closed");
  const char letter = *at_++;
  if (letter == 'u') {
    hex_digits();
  } else if (std::string_view("\"\\/bfnrt").find(letter) == std::string_view::npos) {
    --at_;
    fail("no escape is written so");
  }
}

void JsonScanner::append_escape(std::string& out) {
  const char* const from = at_;
  skip_escape();
  switch (from[1]) {
    case 'b':
      return out.push_back('\b');
    case 'f':
      return out.push_back('\f');
    case 'n':
      return out.push_back('\n');
    case 'r':
      return out.push_back('\r');
    case 't':
      return out.push_back('\t');
    case 'u':
      break;
    default:
      return out.push_back(from[1]);
  }
  at_ = from + 2;
  std::uint32_t code = hex_digits();
  if (is_surrogate(code, 0xd800) && end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u') {
    at_ += 2;
    const std::uint32_t low = hex_digits();
    code = is_surrogate(low, 0xdc00) ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xd800;
  }
  if (is_surrogate(code, 0xd800) || is_surrogate(code, 0xdc00)) {
    at_ = from;
    fail("half of a surrogate pair is no character");
  }
  append_utf8(code, out);
}

std::string_view JsonScanner::string(std::string& scratch) {
  skip_space();
  if (at_ == end_ || *at_ != '"') fail("a string is due here");
  const char* from = ++at_;
  at_ = plain_end(at_, end_);
  if (at_ != end_ && *at_ == '"') return {from, static_cast<std::size_t>(at_++ - from)};
  scratch.clear();
  for (;; at_ = plain_end(at_, end_)) {
    scratch.append(from, at_);
    if (at_ == end_) fail("the string is never closed");
    if (*at_ == '"') break;
    if (*at_ != '\\') fail("a control character in a string is written as an escape");
    append_escape(scratch);
    from = at_;
  }
  ++at_;
  return scratch;
}

std::string_view JsonScanner::key(std::string& scratch) {
  const std::string_view text = string(scratch);
  skip_space();
  if (at_ == end_ || *at_ != ':') fail("a ':' is due after a key");
  ++at_;
  return text;
}

void JsonScanner::open(char bracket) {
  skip_space();
  if (at_ == end_ || *at_ != bracket) fail_missing(bracket, "");
  ++at_;
  opened_ = true;
}

bool JsonScanner::more(char bracket) {
  skip_space();
  const bool first = opened_;
  opened_ = false;
  if (at_ != end_ && *at_ == bracket) {
    ++at_;
    return false;
  }
  if (first) return true;
  if (at_ == end_ || *at_ != ',') fail_missing(bracket, "',' or ");
  ++at_;
  return true;
}

void JsonScanner::skip_string() {
  ++at_;
  for (;;) {
    at_ = plain_end(at_, end_);
    if (at_ == end_) fail("the string is never closed");
    if (*at_ == '"') break;
    if (*at_ != '\\') fail("a control character in a string is written as an escape");
    skip_escape();
  }
  ++at_;
}

void JsonScanner::skip_value(int depth) {
  switch (peek()) {
    case JsonKind::null:
      return null();
    case JsonKind::boolean:
      boolean();
      return;
    case JsonKind::number:
      number();
      return;
    case JsonKind::string:
      return skip_string();
    case JsonKind::array:
      if (depth == kMaxDepth) fail("nested deeper than " + std::to_string(kMaxDepth));
      for (open('['); more(']');) skip_value(depth + 1);
      return;
    case JsonKind::object:
      if (depth == kMaxDepth) fail("nested deeper than " + std::to_string(kMaxDepth));
      for (open('{'); more('}');) {
        if (peek() != JsonKind::string) fail("a key is due here");
        skip_string();
        skip_space();
        if (at_ == end_ || *at_ != ':') fail("a ':' is due after a key");
        ++at_;
        skip_value(depth + 1);
      }
  }
}

std::string_view JsonScanner::value() {
  skip_space();
  const char* const from = at_;
  skip_value(0);
  return {from, static_cast<std::size_t>(at_ - from)};
}

bool is_json(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  try {
    JsonScanner scanner(text);
    const bool all = scanner.value().size() == text.size();
    return all && text.find_first_of("\r\n") == std::string_view::npos;
  } catch (const JsonError&) {
    return false;
  }
}

}  // namespace sprat::text
