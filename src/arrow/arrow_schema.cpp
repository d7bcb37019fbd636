// SPDX-License-Identifier: Apache-2.0
// Schemas to Arrow's C structs.
#include <string>
#include <utility>
#include <vector>

#include <sprat/arrow.hpp>

#include "arrow/arrow_node.hpp"
#include "arrow/arrow_types.hpp"

namespace sprat {

namespace {

using arrow::ColumnForm;
using arrow::form_of;
using arrow::is_coded;

// What an exported schema points to; it frees itself when released.
struct SchemaParts : arrow::NodeParts<ArrowSchema> {
  std::string format;
  std::string name;
};

// An ArrowSchema of nothing but a format and a name.
SchemaParts& begin_schema(std::string format, std::string name, bool nullable, ArrowSchema& into) {
  auto* const parts = new SchemaParts;
  parts->format = std::move(format);
  parts->name = std::move(name);
  into = ArrowSchema{};
  into.format = parts->format.c_str();
  into.name = parts->name.c_str();
  into.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  into.release = arrow::release_node<SchemaParts>;
  into.private_data = parts;
  return *parts;
}

void export_column_type(const Field& field, const ColumnForm& form, ArrowSchema& into) {
  const std::string& name = field.csv_name.empty() ? field.name : field.csv_name;
  SchemaParts& parts = begin_schema(arrow::format_of(field.type, form), name, field.nullable, into);
  if (is_coded(field.type, form.text)) {
    begin_schema("u", "", false, parts.dictionary);
    into.dictionary = &parts.dictionary;
  } else if (!field.type.fields.empty()) {
    const ColumnForm elements{.text = ArrowText::offsets, .integer = form.integer};
    export_column_type(field.type.fields.front(), elements, parts.children.emplace_back());
    arrow::set_children(parts, into);
  }
}

// Columns are numbered as in schema_columns.
void export_fields(const std::vector<Field>& fields, const ArrowForm& form, std::size_t& column,
                   SchemaParts& parts, ArrowSchema& into) {
  for (const Field& field : fields) {
    ArrowSchema& child = parts.children.emplace_back();
    if (field.type.kind != TypeKind::structure) {
      export_column_type(field, form_of(form, column++), child);
      continue;
    }
    const std::string& name = field.csv_name.empty() ? field.name : field.csv_name;
    export_fields(field.type.fields, form, column, begin_schema("+s", name, field.nullable, child),
                  child);
  }
  arrow::set_children(parts, into);
}

}  // namespace

void export_arrow_schema(const Schema& schema, const ArrowForm& form, ArrowSchema& into) {
  std::size_t column = 0;
  SchemaParts& parts = begin_schema("+s", schema.name, false, into);
  export_fields(schema.fields, form, column, parts, into);
}

}  // namespace sprat
