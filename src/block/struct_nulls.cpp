// SPDX-License-Identifier: Apache-2.0
#include "block/struct_nulls.hpp"

#include "schema/column_types.hpp"

namespace sprat {

namespace {

std::optional<std::size_t> differing_row(const Column& left, const Column& right) {
  if (left.null_count == 0 && right.null_count == 0) return std::nullopt;
  for (std::size_t row = 0; row < left.length; ++row) {
    if (left.is_null(row) != right.is_null(row)) return row;
  }
  return std::nullopt;
}

}  // namespace

StructNulls::StructNulls(const Schema& schema) {
  std::size_t column = 0;
  for (const Field& field : schema.fields) {
    const std::size_t count = count_columns(field.type);
    if (field.nullable && count > 1) structs_.push_back({column, column + count});
    column += count;
  }
}

std::optional<StructNulls::Difference> StructNulls::first_difference(
    const std::vector<Column>& columns) const {
  for (const Span& span : structs_) {
    for (std::size_t column = span.first + 1; column < span.end; ++column) {
      if (const auto row = differing_row(columns[span.first], columns[column])) {
        return Difference{column, *row};
      }
    }
  }
  return std::nullopt;
}

}  // namespace sprat
