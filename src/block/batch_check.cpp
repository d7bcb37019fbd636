// SPDX-License-Identifier: Apache-2.0
#include "block/batch_check.hpp"

#include <algorithm>
#include <string>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "base/bytes.hpp"
#include "block/text_check.hpp"
#include "block/valid_runs.hpp"

namespace sprat {

namespace {

[[noreturn]] void refuse_layout(const Field& field, const std::string& problem) {
  throw SchemaError("field " + field.name + ": " + problem);
}

void check_text_layout(const Field& field, const Column& column) {
  const auto offsets = column.offsets.as<std::int32_t>();
  const std::size_t slots = column.is_dictionary() ? column.entries() : column.length;
  if (offsets.size() != slots + 1 && !(slots == 0 && offsets.empty())) {
    refuse_layout(field, "its column has " + std::to_string(offsets.size()) + " offsets for " +
                             std::to_string(slots) + " texts");
  }
  if (!std::is_sorted(offsets.begin(), offsets.end()) ||
      (!offsets.empty() &&
       (offsets.front() < 0 || static_cast<std::size_t>(offsets.back()) > column.values.size()))) {
    refuse_layout(field, "its column's offsets lead outside its values");
  }
  if (!column.is_dictionary()) return;
  const auto codes = column.codes.as<std::uint32_t>();
  if (codes.size() != column.length) refuse_layout(field, "its column has no code for each row");
  if (std::any_of(codes.begin(), codes.end(),
                  [slots](std::uint32_t code) { return code >= slots; })) {
    refuse_layout(field, "its column's codes lead outside its dictionary");
  }
}

void check_column_layout(const Field& field, const Column& column, std::size_t rows) {
  if (column.length != rows) {
    refuse_layout(field, "its column has " + std::to_string(column.length) + " rows of " +
                             std::to_string(rows));
  }
  const std::size_t bitmap_bytes = static_cast<std::size_t>(round_up(rows, 8)) / 8;
  if (column.null_count != 0 &&
      (column.validity.size() < bitmap_bytes || rows - count_valid(column) != column.null_count)) {
    refuse_layout(field, "its column's validity does not hold as many nulls as it says");
  }
  if (is_variable_width(field.type)) return check_text_layout(field, column);
  const std::size_t needed = field.type.kind == TypeKind::boolean
                                 ? bitmap_bytes
                                 : checked_multiply(rows, fixed_width(field.type));
  if (column.values.size() < needed) refuse_layout(field, "its column lacks values");
}

std::string cell_name(const Field& field, std::uint64_t row) {
  return "field " + field.name + ", row " + std::to_string(row);
}

void check_nulls(const Field& field, const Column& column, std::uint64_t first_row) {
  if (field.nullable || column.null_count == 0) return;
  std::size_t row = 0;
  while (!column.is_null(row)) ++row;
  throw SchemaError(cell_name(field, first_row + row) + ": a null, but the field is not nullable");
}

void check_cell_sizes(const Field& field, const Column& column, std::uint64_t first_row) {
  if (!is_variable_width(field.type) || column.values.size() <= kMaxCellBytes) return;
  for (std::size_t row = 0; row < column.length; ++row) {
    if (column.text(row).size() <= kMaxCellBytes) continue;
    throw LimitError(cell_name(field, first_row + row) + ": a cell of " +
                     std::to_string(column.text(row).size()) + " bytes exceeds the limit of " +
                     std::to_string(kMaxCellBytes));
  }
}

}  // namespace

void check_writable(const std::vector<Field>& columns) {
  for (const Field& field : columns) {
    if (field.type.kind >= TypeKind::list) {
      throw SchemaError("field " + field.name + ": a column of type " + to_string(field.type) +
                        " cannot be written by this version of sprat");
    }
  }
}

void check_layout(const std::vector<Field>& columns, const Batch& batch) {
  if (batch.columns.size() != columns.size()) {
    throw SchemaError("a batch of " + std::to_string(batch.columns.size()) +
                      " columns for a schema of " + std::to_string(columns.size()));
  }
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    check_column_layout(columns[i], batch.columns[i], batch.rows);
  }
}

void check_values(const std::vector<Field>& columns, const StructNulls& struct_nulls,
                  const Batch& batch, std::uint64_t first_row) {
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    const Field& field = columns[i];
    const Column& column = batch.columns[i];
    check_nulls(field, column, first_row);
    check_cell_sizes(field, column, first_row);
    if (const auto row = malformed_row(field.type, column)) {
      throw SchemaError(cell_name(field, first_row + *row) + ": the text " +
                        malformed_text_problem(field.type));
    }
  }
  if (const auto differing = struct_nulls.first_difference(batch.columns)) {
    throw SchemaError(cell_name(columns[differing->column], first_row + differing->row) +
                      ": it is null in only some of its struct's columns");
  }
}

}  // namespace sprat
