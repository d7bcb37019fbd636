// SPDX-License-Identifier: Apache-2.0
// Whether bytes are well-formed UTF-8.
#pragma once

#include <cstddef>

#include "base/bytes.hpp"

namespace sprat {

/// Bytes of the longest prefix that is whole, well-formed UTF-8 (no overlong forms, no surrogates,
/// nothing above U+10FFFF); all of them where everything is.
std::size_t valid_utf8_prefix(Bytes bytes);

inline bool is_valid_utf8(Bytes bytes) {
  return valid_utf8_prefix(bytes) == bytes.size();
}

/// Whether a byte goes on with a character that an earlier one began.
inline bool is_utf8_continuation(std::byte byte) {
  return (byte & std::byte{0xc0}) == std::byte{0x80};
}

}  // namespace sprat
