// SPDX-License-Identifier: Apache-2.0
// Columns as encodings take and give them: a boolean is a byte, a fixed text is a text.
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>

#include "encoding/chunk.hpp"

namespace sprat {

encoding::Shape chunk_shape(const Type& type);

/// Whether a column of one type can be told as its difference from one of the other.
bool can_differ(const Type& type, const Type& base);

/// Working memory of `chunk_values`.
struct ChunkScratch {
  Buffer values;
  Buffer offsets;
  encoding::Values elements;
};

/// The column's values; `scratch` holds those that must be converted.
encoding::Values chunk_values(const Type& type, const Column& column, ChunkScratch& scratch);

/// Reads the values of `into`, whose length, null count and validity are set, and which take at
/// most `max_bytes`. `scratch` is working memory. Throws CorruptError where a value cannot be one
/// of the type.
void read_values(encoding::ChunkDecoder& decoder, const Type& type, std::uint64_t max_bytes,
                 Column& scratch, Column& into);

/// `offsets` gets those of `count` values of `width` each.
void even_offsets(std::size_t count, std::size_t width, Buffer& offsets);

/// Spells texts of one length out, row by row; nulls are zero bytes. Throws CorruptError where one
/// has another length.
void pack_fixed_texts(const Column& texts, std::size_t width, Column& into);

}  // namespace sprat
