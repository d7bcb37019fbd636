// SPDX-License-Identifier: Apache-2.0
// Which elements of a list's or an array's column belong to which rows.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>

namespace sprat {

struct ElementRange {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// The elements of rows [row, row + rows) in children[0]; they follow on each other.
inline ElementRange element_range(const Type& type, const Column& column, std::size_t row,
                                  std::size_t rows) {
  if (type.kind == TypeKind::array) return {row * type.length, rows * type.length};
  const auto offsets = column.offsets.as<std::int32_t>();
  if (offsets.empty()) return {};
  return {static_cast<std::size_t>(offsets[row]),
          static_cast<std::size_t>(offsets[row + rows] - offsets[row])};
}

}  // namespace sprat
