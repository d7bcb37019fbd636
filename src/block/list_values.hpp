// SPDX-License-Identifier: Apache-2.0
// Lists and arrays as encodings take and give them: an array is a list of as many elements, of none
// where it is null.
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>

#include "block/chunk_values.hpp"

namespace sprat {

/// The column's lists; `scratch` holds what must be converted.
encoding::Values list_values(const Type& type, const Column& column, ChunkScratch& scratch);

/// As `read_values`, of lists and arrays.
void read_lists(encoding::ChunkDecoder& decoder, const Type& type, std::uint64_t max_bytes,
                Column& scratch, Column& into);

}  // namespace sprat
