// SPDX-License-Identifier: Apache-2.0
// row_sizes: adds up records' layouts, texts and Python objects.
#include <algorithm>

#include <sprat/row_sizes.hpp>

#include "measure/python_sizes.hpp"
#include "schema/column_types.hpp"
#include "schema/record_layout.hpp"

namespace sprat {

namespace {

std::uint64_t text_bytes(const Column& column) {
  if (!column.is_dictionary()) return column.values.size();
  std::uint64_t bytes = 0;
  const auto offsets = column.offsets.as<std::int32_t>();
  for (const std::uint32_t code : column.codes.as<std::uint32_t>()) {
    bytes += static_cast<std::uint64_t>(offsets[code + 1] - offsets[code]);
  }
  return bytes;
}

std::uint64_t viewed_bytes(const Type& type, const Column& column) {
  if (is_variable_width(type)) return text_bytes(column);
  if (!has_elements(type)) return 0;
  const Column& elements = column.children.front();
  const std::uint64_t inner = viewed_bytes(element_type(type), elements);
  if (type.kind == TypeKind::array) return inner;
  return inner + elements.length * value_layout(element_type(type)).size;
}

// The tuples of a struct and of those within it.
std::uint64_t tuples_bytes(const Type& type) {
  if (type.kind != TypeKind::structure) return 0;
  std::uint64_t bytes = measuring::python_tuple_bytes(type.fields.size());
  for (const Field& field : type.fields) bytes += tuples_bytes(field.type);
  return bytes;
}

void add_rows(const Batch& batch, RowSizes& sizes) {
  const std::vector<const Type*> types = column_types(*batch.schema);
  std::size_t column = 0;
  for (std::size_t i = 0; i < sizes.fields.size(); ++i) {
    const Type& type = batch.schema->fields[i].type;
    const std::size_t end = column + count_columns(type);
    const Column& first = batch.columns[column];
    FieldSizes& field = sizes.fields[i];
    field.python_bytes +=
        static_cast<double>(tuples_bytes(type) * (first.length - first.null_count));
    for (; column < end; ++column) {
      const Column& values = batch.columns[column];
      field.python_bytes += static_cast<double>(measuring::python_bytes(*types[column], values));
      field.viewed_bytes += static_cast<double>(viewed_bytes(*types[column], values));
    }
  }
  sizes.rows += batch.rows;
}

}  // namespace

std::uint64_t RowSizes::padding_bytes() const {
  std::uint64_t bytes = 0;
  for (const FieldSizes& field : fields) bytes += field.padding;
  return bytes;
}

double RowSizes::viewed_bytes() const {
  double bytes = 0;
  for (const FieldSizes& field : fields) bytes += field.viewed_bytes;
  return bytes;
}

double RowSizes::python_tuple_bytes() const {
  auto bytes = static_cast<double>(measuring::python_tuple_bytes(fields.size()));
  for (const FieldSizes& field : fields) bytes += field.python_bytes;
  return bytes;
}

double RowSizes::python_dict_bytes() const {
  return python_tuple_bytes() - static_cast<double>(measuring::python_tuple_bytes(fields.size())) +
         static_cast<double>(measuring::python_dict_bytes(fields.size()));
}

RowSizes row_sizes(const Schema& schema) {
  const RecordLayout layout = record_layout(schema);
  RowSizes sizes;
  sizes.schema_name = schema.name;
  sizes.record_bytes = layout.size;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    const FieldLayout& place = layout.fields[i];
    const bool is_last = i + 1 == schema.fields.size();
    const std::uint64_t next = is_last ? layout.size : layout.fields[i + 1].offset;
    sizes.fields.push_back(
        {schema.fields[i], place.offset, place.size, next - place.offset - place.size, 0,
         static_cast<double>(measuring::least_python_bytes(schema.fields[i].type))});
  }
  return sizes;
}

RowSizes measure_row_sizes(BatchReader& reader, const Schema& schema) {
  RowSizes sizes = row_sizes(schema);
  for (FieldSizes& field : sizes.fields) field.python_bytes = 0;
  Batch batch;
  while (reader.next(batch)) add_rows(batch, sizes);
  const auto rows = static_cast<double>(std::max<std::uint64_t>(sizes.rows, 1));
  for (FieldSizes& field : sizes.fields) {
    field.viewed_bytes /= rows;
    field.python_bytes /= rows;
  }
  return sizes;
}

}  // namespace sprat
