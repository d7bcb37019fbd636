// SPDX-License-Identifier: Apache-2.0
// Columns to the fields of records, which lie one after the other as C++ holds them, and back.
#pragma once

#include <cstddef>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

namespace sprat {

/// Bytes that a value of a flat column takes in a record; a boolean takes one.
std::size_t field_bytes(const Type& type);

/// Copies a flat column without nulls to the field at `first`, of records `step` bytes apart.
void scatter_column(const Type& type, const Column& column, std::byte* first, std::size_t step);

/// The inverse, for `rows` records; replaces what `into` holds. Throws CorruptError naming the row
/// where a value cannot be one of the type.
void gather_column(const Type& type, const std::byte* first, std::size_t step, std::size_t rows,
                   Column& into);

/// False where all bytes are values of the type: where `gather_column` can find no fault.
bool has_faults(const Type& type);

}  // namespace sprat
