// SPDX-License-Identifier: Apache-2.0
// How large an encoded chunk may be: what the writer keeps to and the reader allocates for.
#pragma once

#include <cstdint>

#include "base/bytes.hpp"
#include "encoding/bitmap.hpp"
#include "encoding/chunk.hpp"

namespace sprat::encoding {

/// Bytes of the values as they are: fixed width, or text or lists with their lengths in four bytes
/// each, and a validity bitmap where there are nulls. `content_bytes`: of all texts, or all
/// elements.
inline std::uint64_t plain_size(const Shape& shape, std::uint64_t count,
                                std::uint64_t content_bytes, bool nullable) {
  std::uint64_t size = nullable ? bitmap_size(count) : 0;
  if (!shape.is_text() && !shape.is_list)
    return checked_add(size, checked_multiply(count, shape.width));
  size = checked_add(size, checked_multiply(count, sizeof(std::uint32_t)) + sizeof(std::uint32_t));
  return checked_add(size, content_bytes);
}

/// No chunk's encoded bytes exceed its plain size by more.
inline constexpr std::uint64_t kMaxExcessBytes = 64;

}  // namespace sprat::encoding
