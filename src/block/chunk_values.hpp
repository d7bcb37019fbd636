// SPDX-License-Identifier: Apache-2.0
// Columns as encodings take and give them: a boolean is a byte, a fixed text is a text.
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>

#include "encoding/chunk.hpp"

namespace sprat {

encoding::Shape chunk_shape(const Type& type);

/// The column's values; `scratch` holds those that must be converted.
encoding::Values chunk_values(const Type& type, const Column& column, Buffer& scratch);

/// Reads the values of `into`, whose length, null count and validity are set. `scratch` is working
/// memory. Throws CorruptError where a value cannot be one of the type.
void read_values(encoding::ChunkDecoder& decoder, const Type& type, Column& scratch, Column& into);

}  // namespace sprat
