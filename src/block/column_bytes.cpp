// SPDX-License-Identifier: Apache-2.0
#include "block/column_bytes.hpp"

#include "base/bytes.hpp"
#include "batch/cell_bytes.hpp"
#include "batch/element_range.hpp"
#include "block/valid_runs.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

std::uint64_t bitmap_bytes(std::size_t rows) {
  return round_up(rows, 8) / 8;
}

std::uint64_t text_bytes(const Column& column) {
  const auto offsets = column.offsets.as<std::int32_t>();
  const auto text =
      offsets.empty() ? 0 : static_cast<std::uint64_t>(offsets.back() - offsets.front());
  const std::uint64_t codes = column.is_dictionary() ? 4 * std::uint64_t{column.length} : 0;
  return text + 4 * std::uint64_t{offsets.size()} + codes;
}

std::uint64_t element_count(const Type& type, const Column& column) {
  std::uint64_t count = 0;
  for_each_valid_run(column, [&](std::size_t first, std::size_t rows) {
    count += element_range(type, column, first, rows).count;
  });
  return count;
}

// Of lists and arrays, beyond the least.
std::uint64_t content_bytes(const Type& type, const Column& column) {
  const Column& elements = column.children[0];
  if (elements.is_dictionary()) {
    const std::uint64_t codes =
        type.kind == TypeKind::list ? 4 * element_count(type, column) : std::uint64_t{0};
    return codes + text_bytes(elements) - 4 * std::uint64_t{elements.length};
  }
  std::uint64_t bytes = 0;
  for_each_valid_run(column, [&](std::size_t first, std::size_t rows) {
    bytes += varying_cell_bytes(type, column, first, rows);
  });
  return bytes;
}

}  // namespace

std::uint64_t column_bytes(const Type& type, const Column& column) {
  const std::uint64_t validity = column.null_count == 0 ? 0 : bitmap_bytes(column.length);
  if (type.kind == TypeKind::boolean) return validity + bitmap_bytes(column.length);
  if (is_variable_width(type)) return validity + text_bytes(column);
  const std::uint64_t least = validity + least_column_bytes(type, column.length);
  return has_elements(type) ? least + content_bytes(type, column) : least;
}

std::uint64_t least_column_bytes(const Type& type, std::uint64_t rows) {
  if (type.kind == TypeKind::array) return checked_multiply(rows, fixed_cell_bytes(type));
  if (type.kind == TypeKind::list) return checked_multiply(rows, sizeof(std::int32_t));
  return checked_multiply(rows, fixed_width(type));
}

}  // namespace sprat
