// SPDX-License-Identifier: Apache-2.0
// The types of a schema's columns without copies of its fields, and the parts of nested types.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

/// By column of `schema_columns(schema)`: its type. They point into `schema`.
std::vector<const Type*> column_types(const Schema& schema);

/// `schema_columns(schema)` for all who need it at the same time: of wide tables it takes
/// megabytes.
using SharedColumns = std::shared_ptr<const std::vector<Field>>;
inline SharedColumns shared_columns(const Schema& schema) {
  return std::make_shared<const std::vector<Field>>(schema_columns(schema));
}

/// Columns of a field of this type.
std::size_t count_columns(const Type& type);

/// True for a list and an array, whose column has its elements in children[0].
inline bool has_elements(const Type& type) {
  return type.kind == TypeKind::list || type.kind == TypeKind::array;
}
/// Of a list or an array.
inline const Type& element_type(const Type& type) {
  return type.fields.front().type;
}

}  // namespace sprat
