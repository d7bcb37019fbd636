// SPDX-License-Identifier: Apache-2.0
// column_types: the leaves of a schema, in order, as pointers.
#include "schema/column_types.hpp"

namespace sprat {

namespace {

void append_types(const std::vector<Field>& fields, std::vector<const Type*>& types) {
  for (const Field& field : fields) {
    if (field.type.kind == TypeKind::structure) {
      append_types(field.type.fields, types);
    } else {
      types.push_back(&field.type);
    }
  }
}

}  // namespace

std::vector<const Type*> column_types(const Schema& schema) {
  std::vector<const Type*> types;
  types.reserve(schema.fields.size());
  append_types(schema.fields, types);
  return types;
}

std::size_t count_columns(const Type& type) {
  if (type.kind != TypeKind::structure) return 1;
  std::size_t count = 0;
  for (const Field& member : type.fields) count += count_columns(member.type);
  return count;
}

}  // namespace sprat
