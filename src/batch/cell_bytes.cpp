// SPDX-License-Identifier: Apache-2.0
#include "batch/cell_bytes.hpp"

#include <algorithm>

#include "batch/element_range.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

std::uint64_t text_bytes(const Column& column, std::size_t row, std::size_t rows) {
  if (!column.is_dictionary()) {
    if (rows == 0) return 0;
    const auto offsets = column.offsets.as<std::int32_t>();
    return static_cast<std::uint64_t>(offsets[row + rows] - offsets[row]);
  }
  std::uint64_t bytes = 0;
  for (std::size_t i = row; i < row + rows; ++i) bytes += column.text(i).size();
  return bytes;
}

}  // namespace

std::uint64_t fixed_cell_bytes(const Type& type) {
  if (type.kind == TypeKind::array) return type.length * fixed_cell_bytes(element_type(type));
  if (type.kind == TypeKind::list || is_variable_width(type)) return sizeof(std::int32_t);
  return std::max<std::uint64_t>(1, fixed_width(type));
}

bool has_varying_size(const Type& type) {
  if (type.kind == TypeKind::array) return has_varying_size(element_type(type));
  return type.kind == TypeKind::list || is_variable_width(type);
}

std::uint64_t varying_cell_bytes(const Type& type, const Column& column, std::size_t row,
                                 std::size_t rows) {
  if (is_variable_width(type)) return text_bytes(column, row, rows);
  if (!has_elements(type)) return 0;
  const Type& element = element_type(type);
  const ElementRange elements = element_range(type, column, row, rows);
  const std::uint64_t fixed =
      type.kind == TypeKind::list ? elements.count * fixed_cell_bytes(element) : 0;
  if (!has_varying_size(element)) return fixed;
  return fixed + varying_cell_bytes(element, column.children[0], elements.first, elements.count);
}

}  // namespace sprat
