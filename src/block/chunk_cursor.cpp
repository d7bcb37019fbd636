// SPDX-License-Identifier: Apache-2.0
#include "block/chunk_cursor.hpp"

#include <sprat/error.hpp>

namespace sprat {

bool ChunkCursor::can_read(const Type& type) {
  return type.kind == TypeKind::boolean || type.kind == TypeKind::text ||
         type.kind == TypeKind::bytes ||
         (fixed_width(type) != 0 && type.kind != TypeKind::fixed_text);
}

void ChunkCursor::read(std::size_t count, std::byte* into) {
  decoder_.read(count, into);
  if (!is_boolean_) return;
  std::byte all{0};
  for (std::size_t i = 0; i < count; ++i) all |= into[i];
  if (all > std::byte{1}) throw CorruptError("a boolean is neither 0 nor 1");
}

}  // namespace sprat
