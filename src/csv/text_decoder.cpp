// SPDX-License-Identifier: Apache-2.0
#include "csv/text_decoder.hpp"

namespace sprat::csv {
namespace {

void append_utf8(std::uint32_t code_point, Buffer& out) {
  const auto add = [&out](std::uint32_t byte) {
    out.append_value(static_cast<std::uint8_t>(byte));
  };
  const auto add_continuation = [&](int shift) { add(0x80 | (code_point >> shift & 0x3f)); };
  if (code_point < 0x80) {
    add(code_point);
  } else if (code_point < 0x800) {
    add(0xc0 | code_point >> 6);
    add_continuation(0);
  } else if (code_point < 0x10000) {
    add(0xe0 | code_point >> 12);
    add_continuation(6);
    add_continuation(0);
  } else {
    add(0xf0 | code_point >> 18);
    add_continuation(12);
    add_continuation(6);
    add_continuation(0);
  }
}

}  // namespace

bool TextDecoder::decode(Bytes bytes, bool final, Buffer& out) {
  switch (encoding_) {
    case TextEncoding::latin1:
      for (const std::byte byte : bytes) append_utf8(std::to_integer<std::uint32_t>(byte), out);
      return true;
    case TextEncoding::utf16le:
    case TextEncoding::utf16be:
      return decode_utf16(bytes, out) && !(final && (has_half_unit_ || high_surrogate_ != 0));
    case TextEncoding::utf8:
      break;
  }
  out.append(bytes);
  return true;
}

bool TextDecoder::decode_utf16(Bytes bytes, Buffer& out) {
  for (const std::byte byte : bytes) {
    if (!has_half_unit_) {
      half_unit_ = byte;
      has_half_unit_ = true;
      continue;
    }
    has_half_unit_ = false;
    const auto first = std::to_integer<std::uint32_t>(half_unit_);
    const auto second = std::to_integer<std::uint32_t>(byte);
    const bool little = encoding_ == TextEncoding::utf16le;
    if (!add_unit(little ? second << 8 | first : first << 8 | second, out)) return false;
  }
  return true;
}

bool TextDecoder::add_unit(std::uint32_t unit, Buffer& out) {
  const bool is_high = unit >= 0xd800 && unit < 0xdc00;
  const bool is_low = unit >= 0xdc00 && unit < 0xe000;
  if (is_low != (high_surrogate_ != 0)) return false;
  if (is_high) {
    high_surrogate_ = unit;
    return true;
  }
  if (is_low) {
    unit = 0x10000 + ((high_surrogate_ - 0xd800) << 10) + (unit - 0xdc00);
    high_surrogate_ = 0;
  }
  append_utf8(unit, out);
  return true;
}

const char* encoding_name(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::utf8:
      return "utf-8";
    case TextEncoding::latin1:
      return "latin-1";
    case TextEncoding::utf16le:
      return "utf-16le";
    case TextEncoding::utf16be:
      return "utf-16be";
  }
  return "";
}

}  // namespace sprat::csv
