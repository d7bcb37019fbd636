// SPDX-License-Identifier: Apache-2.0
// Lengths of texts and lists: from rows, and to offsets, checked against the whole.
#pragma once

#include <cstdint>

#include "encoding/node_reader.hpp"

namespace sprat::encoding {

/// The lengths of text rows, as values that view `lengths`.
Values text_lengths(const Values& rows, Buffer& lengths);

/// Fills `offsets` with where each of `count` lengths begins, from 0 on, and where the last one
/// ends. Throws CorruptError unless that is at `total`, which fits an int32.
void read_offsets(Decoder& lengths, std::size_t count, std::uint64_t total, Buffer& offsets);

}  // namespace sprat::encoding
