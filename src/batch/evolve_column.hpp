// SPDX-License-Identifier: Apache-2.0
// Columns of one type made columns of another, and columns that a file lacks, as evolution has it.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>

namespace sprat {

/// Casts the column in place, as match_schemas accepts the types; `spare` lends its memory.
/// Throws CorruptError where a value does not fit that the file's statistics say does, LimitError
/// where the column would take more than `most_bytes`.
void cast_column(const Type& from, const Type& to, std::uint64_t most_bytes, Column& column,
                 Buffer& spare);

/// `rows` times the field's default; null where it is nullable. Throws LimitError as above.
void fill_column(const Field& field, std::size_t rows, std::uint64_t most_bytes, Column& column);

}  // namespace sprat
