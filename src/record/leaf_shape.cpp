// SPDX-License-Identifier: Apache-2.0
#include "record/leaf_shape.hpp"

#include "schema/column_types.hpp"

namespace sprat {

LeafShape leaf_shape(const Type& type) {
  LeafShape shape;
  if (has_elements(type)) {
    shape = leaf_shape(element_type(type));
    shape.is_list = type.kind == TypeKind::list;
    shape.is_array = type.kind == TypeKind::array;
    if (shape.is_array) shape.per_row = type.length;
    return shape;
  }
  shape.kind = type.kind;
  shape.width = type.kind == TypeKind::boolean ? 1 : fixed_width(type);
  return shape;
}

}  // namespace sprat
