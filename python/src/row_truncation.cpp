// SPDX-License-Identifier: Apache-2.0
#include "row_truncation.hpp"

#include <algorithm>

namespace sprat::python {

namespace {

void truncate(const Type& type, std::size_t rows, Column& column);

// Bits are set by `or`: what lies behind the last row must be zero.
void truncate_bits(std::size_t rows, Buffer& bits) {
  bits.resize(std::min(bits.size(), (rows + 7) / 8));
  if (rows % 8 != 0) bits.data()[rows / 8] &= static_cast<std::byte>((1U << rows % 8) - 1);
}

// The end of row `rows` - 1, in bytes or elements.
std::size_t truncate_offsets(std::size_t rows, Buffer& offsets) {
  if (rows == 0 || offsets.empty()) {
    offsets.clear();
    return 0;
  }
  offsets.resize((rows + 1) * sizeof(std::int32_t));
  return static_cast<std::size_t>(offsets.as<std::int32_t>().back());
}

void truncate_values(const Type& type, std::size_t rows, Column& column) {
  if (type.kind == TypeKind::boolean) {
    truncate_bits(rows, column.values);
  } else if (is_variable_width(type)) {
    column.values.resize(truncate_offsets(rows, column.offsets));
  } else if (type.kind == TypeKind::list || type.kind == TypeKind::array) {
    const std::size_t elements =
        type.kind == TypeKind::array ? rows * type.length : truncate_offsets(rows, column.offsets);
    for (Column& child : column.children) truncate(type.fields.front().type, elements, child);
  } else {
    column.values.resize(rows * fixed_width(type));
  }
}

void truncate(const Type& type, std::size_t rows, Column& column) {
  if (column.length > rows && column.is_null(rows)) --column.null_count;
  truncate_values(type, rows, column);
  column.length = rows;
}

}  // namespace

void drop_partial_row(Batch& batch) {
  const std::vector<Field> columns = schema_columns(*batch.schema);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    truncate(columns[i].type, batch.rows, batch.columns[i]);
  }
}

}  // namespace sprat::python
