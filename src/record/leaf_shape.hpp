// SPDX-License-Identifier: Apache-2.0
// LeafShape: how records hold the values of a column.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/schema.hpp>

namespace sprat {

struct LeafShape {
  /// Of a value, or of each element of a list or array.
  TypeKind kind = TypeKind::text;
  /// Bytes of one such value; 0 for text, bytes and integers.
  std::size_t width = 0;
  /// An array's elements; otherwise 1.
  std::size_t per_row = 1;
  bool is_list = false;
  bool is_array = false;

  bool is_text() const { return width == 0; }
  bool is_boolean() const { return kind == TypeKind::boolean; }
};

LeafShape leaf_shape(const Type& type);

}  // namespace sprat
