// SPDX-License-Identifier: Apache-2.0
// Whether a batch can be written: sound columns, no null where none may be, well-formed texts.
#pragma once

#include <vector>

#include <sprat/batch.hpp>

#include "block/struct_nulls.hpp"

namespace sprat {

/// Throws SchemaError where a column lacks values or elements for the batch's rows, or its offsets
/// or codes lead outside them.
void check_layout(const std::vector<Field>& columns, const Batch& batch);

/// The same of one column of a block of `rows` rows.
void check_layout(const Field& field, const Column& column, std::size_t rows);

/// Of a batch whose layout is sound: throws SchemaError naming column and row for a null in a
/// column that is not nullable, for a struct that is null in a part of its columns and for a
/// malformed text, LimitError for a cell over kMaxCellBytes. `first_row` is the number of the
/// batch's first row.
void check_values(const std::vector<Field>& columns, const StructNulls& struct_nulls,
                  const Batch& batch, std::uint64_t first_row);

/// The same of one column; structs are left to the caller.
void check_values(const Field& field, const Column& column, std::uint64_t first_row);

}  // namespace sprat
