// SPDX-License-Identifier: Apache-2.0
// schema_columns: the leaves of a schema, in order.
#include <sprat/schema.hpp>

namespace sprat {

namespace {

void append_columns(const std::vector<Field>& fields, const std::string& prefix,
                    const bool* nullable, std::vector<Field>& columns) {
  for (const Field& field : fields) {
    const bool is_nullable = nullable == nullptr ? field.nullable : *nullable;
    if (field.type.kind == TypeKind::structure) {
      append_columns(field.type.fields, prefix + field.name + ".", &is_nullable, columns);
      continue;
    }
    columns.push_back(field);
    if (!prefix.empty()) columns.back().name = prefix + field.name;
    columns.back().nullable = is_nullable;
  }
}

}  // namespace

std::vector<Field> schema_columns(const Schema& schema) {
  std::vector<Field> columns;
  columns.reserve(schema.fields.size());
  append_columns(schema.fields, "", nullptr, columns);
  return columns;
}

}  // namespace sprat
