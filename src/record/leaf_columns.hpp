// SPDX-License-Identifier: Apache-2.0
// Rows of a leaf, as records gave them, to a batch's column.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>
#include <sprat/record_sink.hpp>

namespace sprat {

/// Replaces `column` by the `rows` rows, and empties `leaf`. Throws SchemaError naming the field,
/// and the row, of which `first_row` is the first, where a bool is neither true nor false.
void move_to_column(const Field& field, LeafRows& leaf, std::size_t rows, std::uint64_t first_row,
                    Column& column);

}  // namespace sprat
