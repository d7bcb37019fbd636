// SPDX-License-Identifier: Apache-2.0
// Whether a batch can be written: sound columns, no null where none may be, well-formed texts.
#pragma once

#include <sprat/batch.hpp>

namespace sprat {

/// Throws SchemaError where the kind of a field's type cannot be written by this version.
void check_writable(const Schema& schema);

/// Throws SchemaError where a column lacks values for the batch's rows, or its offsets or codes
/// lead outside its values.
void check_layout(const Schema& schema, const Batch& batch);

/// Of a batch whose layout is sound: throws SchemaError naming field and row for a null in a field
/// that is not nullable and for a malformed text, LimitError for a cell over kMaxCellBytes.
/// `first_row` is the number of the batch's first row.
void check_values(const Schema& schema, const Batch& batch, std::uint64_t first_row);

}  // namespace sprat
