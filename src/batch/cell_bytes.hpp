// SPDX-License-Identifier: Apache-2.0
// What cells take in memory besides what every row of their type takes: texts and list elements.
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>

namespace sprat {

/// Bytes of each row in any case: the value, or the offsets; an array's elements. At least one.
std::uint64_t fixed_cell_bytes(const Type& type);

/// True where rows take more than that.
bool has_varying_size(const Type& type);

/// Bytes beyond `fixed_cell_bytes` of rows [row, row + rows), whether they are null or not.
std::uint64_t varying_cell_bytes(const Type& type, const Column& column, std::size_t row,
                                 std::size_t rows);

}  // namespace sprat
