// SPDX-License-Identifier: Apache-2.0
// Indented JSON text.
#include "json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "utf8_text.hpp"

namespace sprat::cli {

JsonWriter& JsonWriter::key(std::string_view name) {
  start_value();
  append_quoted(name);
  text_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::text(std::string_view value) {
  start_value();
  append_quoted(value);
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  std::array<char, 64> digits;
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  raw({digits.data(), static_cast<std::size_t>(result.ptr - digits.data())});
}

void JsonWriter::raw(std::string_view value) {
  start_value();
  text_ += value;
}

std::string JsonWriter::finish() {
  text_ += '\n';
  return std::move(text_);
}

void JsonWriter::begin(char bracket) {
  start_value();
  text_ += bracket;
  has_values_.push_back(false);
}

void JsonWriter::end(char bracket) {
  const bool had_values = has_values_.back();
  has_values_.pop_back();
  if (had_values) text_.append(1, '\n').append(2 * has_values_.size(), ' ');
  text_ += bracket;
}

void JsonWriter::start_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_values_.empty()) return;
  if (has_values_.back()) text_ += ',';
  has_values_.back() = true;
  text_.append(1, '\n').append(2 * has_values_.size(), ' ');
}

void JsonWriter::append_quoted(std::string_view value) {
  constexpr std::string_view kHex = "0123456789abcdef";
  text_ += '"';
  for (const char byte : replace_invalid_utf8(value)) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      text_.append(1, '\\').append(1, byte);
    } else if (byte == '\n') {
      text_ += "\\n";
    } else if (byte == '\t') {
      text_ += "\\t";
    } else if (code < 0x20 || code == 0x7F) {
      text_.append("\\u00").append(1, kHex[code >> 4]).append(1, kHex[code & 15]);
    } else {
      text_ += byte;
    }
  }
  text_ += '"';
}

}  // namespace sprat::cli
