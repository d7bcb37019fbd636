// SPDX-License-Identifier: Apache-2.0
#include "block/batch_check.hpp"

#include <algorithm>
#include <span>
#include <string>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "base/bytes.hpp"
#include "batch/cell_bytes.hpp"
#include "block/text_check.hpp"
#include "block/valid_runs.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

[[noreturn]] void refuse_layout(const std::string& name, const std::string& problem) {
  throw SchemaError("field " + name + ": its column" + problem);
}

// All are looked at, many at a time.
bool ascend(std::span<const std::int32_t> offsets) {
  bool any_falls = false;
  for (std::size_t i = 1; i < offsets.size(); ++i) any_falls |= offsets[i] < offsets[i - 1];
  return !any_falls;
}

// Of texts or lists: `slots` of them, which lie within `size`.
void check_offsets(const std::string& name, const Column& column, std::size_t slots,
                   std::size_t size) {
  const auto offsets = column.offsets.as<std::int32_t>();
  if (offsets.size() != slots + 1 && !(slots == 0 && offsets.empty())) {
    refuse_layout(name, " has " + std::to_string(offsets.size()) + " offsets for " +
                            std::to_string(slots) + " values");
  }
  if (!ascend(offsets) || (!offsets.empty() && (offsets.front() < 0 ||
                                                static_cast<std::size_t>(offsets.back()) > size))) {
    refuse_layout(name, "'s offsets lead outside its values");
  }
}

void check_text_layout(const std::string& name, const Column& column) {
  const std::size_t slots = column.is_dictionary() ? column.entries() : column.length;
  check_offsets(name, column, slots, column.values.size());
  if (!column.is_dictionary()) return;
  const auto codes = column.codes.as<std::uint32_t>();
  if (codes.size() != column.length) refuse_layout(name, " has no code for each row");
  // The largest, and not the first that is too large: that is done many codes at a time.
  std::uint32_t largest = 0;
  for (const std::uint32_t code : codes) largest = std::max(largest, code);
  if (!codes.empty() && largest >= slots) {
    refuse_layout(name, "'s codes lead outside its dictionary");
  }
}

void check_value_layout(const std::string& name, const Type& type, const Column& column);

void check_list_layout(const std::string& name, const Type& type, const Column& column) {
  if (column.children.size() != 1) refuse_layout(name, " lacks its elements");
  const Column& elements = column.children[0];
  if (elements.null_count != 0) refuse_layout(name, " has elements that are null");
  if (type.kind == TypeKind::list) {
    check_offsets(name, column, column.length, elements.length);
  } else if (elements.length < checked_multiply(column.length, type.length)) {
    refuse_layout(name, " lacks elements");
  }
  check_value_layout(name, element_type(type), elements);
}

void check_value_layout(const std::string& name, const Type& type, const Column& column) {
  if (is_variable_width(type)) return check_text_layout(name, column);
  if (has_elements(type)) return check_list_layout(name, type, column);
  const std::uint64_t needed = type.kind == TypeKind::boolean
                                   ? round_up(column.length, 8) / 8
                                   : checked_multiply(column.length, fixed_width(type));
  if (column.values.size() < needed) refuse_layout(name, " lacks values");
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

// What all cells together take, or more.
std::uint64_t most_cell_bytes(const Type& type, const Column& column) {
  if (!has_elements(type)) return column.values.size();
  const Column& elements = column.children[0];
  return elements.length * fixed_cell_bytes(element_type(type)) + elements.values.size();
}

void check_cell_sizes(const Field& field, const Column& column, std::uint64_t first_row) {
  if (!has_varying_size(field.type) || most_cell_bytes(field.type, column) <= kMaxCellBytes) return;
  for (std::size_t row = 0; row < column.length; ++row) {
    const std::uint64_t bytes = varying_cell_bytes(field.type, column, row, 1);
    if (bytes <= kMaxCellBytes) continue;
    throw LimitError(cell_name(field, first_row + row) + ": a cell of " + std::to_string(bytes) +
                     " bytes exceeds the limit of " + std::to_string(kMaxCellBytes));
  }
}

}  // namespace

void check_layout(const Field& field, const Column& column, std::size_t rows) {
  if (column.length != rows) {
    refuse_layout(field.name,
                  " has " + std::to_string(column.length) + " rows of " + std::to_string(rows));
  }
  if (column.null_count != 0 && (column.validity.size() < round_up(rows, 8) / 8 ||
                                 rows - count_valid(column) != column.null_count)) {
    refuse_layout(field.name, "'s validity does not hold as many nulls as it says");
  }
  check_value_layout(field.name, field.type, column);
}

void check_layout(const std::vector<Field>& columns, const Batch& batch) {
  if (batch.columns.size() != columns.size()) {
    throw SchemaError("a batch of " + std::to_string(batch.columns.size()) +
                      " columns for a schema of " + std::to_string(columns.size()));
  }
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    check_layout(columns[i], batch.columns[i], batch.rows);
  }
}

void check_values(const Field& field, const Column& column, std::uint64_t first_row) {
  check_nulls(field, column, first_row);
  check_cell_sizes(field, column, first_row);
  if (const auto row = malformed_row(field.type, column)) {
    throw SchemaError(cell_name(field, first_row + *row) + ": the text " +
                      malformed_text_problem(field.type));
  }
}

void check_values(const std::vector<Field>& columns, const StructNulls& struct_nulls,
                  const Batch& batch, std::uint64_t first_row) {
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    check_values(columns[i], batch.columns[i], first_row);
  }
  if (const auto differing = struct_nulls.first_difference(batch.columns)) {
    throw SchemaError(cell_name(columns[differing->column], first_row + differing->row) +
                      ": it is null in only some of its struct's columns");
  }
}

}  // namespace sprat
