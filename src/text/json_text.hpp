// SPDX-License-Identifier: Apache-2.0
// Texts as JSON strings (RFC 8259, section 7) and bytes as base64 (RFC 4648).
#pragma once

#include <cstddef>
#include <string_view>

#include <sprat/buffer.hpp>

namespace sprat::text {

/// Bytes that `write_string` may write, at most; exact for long texts.
std::size_t max_string_bytes(std::string_view text);
/// Writes a string in quotes; UTF-8 stays as it is. Returns its end.
char* write_string(std::string_view text, char* to);

constexpr std::size_t base64_bytes(std::size_t bytes) {
  return (bytes + 2) / 3 * 4;
}
char* write_base64(std::string_view bytes, char* to);
/// Appends the bytes that `write_base64` writes as this text; false where there are none.
bool read_base64(std::string_view text, Buffer& bytes);

}  // namespace sprat::text
