// SPDX-License-Identifier: Apache-2.0
// What a segment's FOOTER tells: where its blocks are indexed, and what the whole of it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

#include "base/bytes.hpp"
#include "file/block_index.hpp"

namespace sprat {

struct Footer {
  std::uint64_t rows = 0;
  std::uint64_t blocks = 0;
  std::uint64_t decoded_bytes = 0;
  /// From the start of the segment to the FOOTER's frame.
  std::uint64_t segment_bytes = 0;
  /// Of the INDEX frames; offsets and rows count from the start of the segment.
  std::vector<wire::IndexEntry> indexes;
  std::vector<Statistics> statistics;
  /// Of the CSV that the rows are from.
  std::optional<bool> final_newline;
};

/// `tail`: the blocks since the last INDEX. Replaces what `payload` holds.
void write_footer(const Footer& footer, const IndexBuilder& tail, Buffer& payload);

/// Where the FOOTER's segment begins, counted back from the FOOTER's frame: what must be known
/// before its schema can be. Of a payload whose checksum holds. Throws CorruptError.
std::uint64_t footer_segment_bytes(Bytes payload);

struct OpenedFooter {
  Footer footer;
  BlockIndex tail;
};
/// Of a payload whose checksum holds. Throws CorruptError.
OpenedFooter read_footer(Bytes payload, const std::vector<Field>& columns);

}  // namespace sprat
