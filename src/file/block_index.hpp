// SPDX-License-Identifier: Apache-2.0
// Where blocks lie and what their columns hold: what an INDEX, or the FOOTER's tail, tells.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

#include "base/bytes.hpp"
#include "block/flat_table.hpp"

#include "sprat_generated.h"

namespace sprat {

/// An INDEX is written at this many blocks ...
inline constexpr std::size_t kMaxIndexBlocks = 1024;
/// ... or at this many bytes, whichever comes first.
inline constexpr std::size_t kMaxIndexBytes = std::size_t{1} << 20;

/// Collects the blocks since the last INDEX.
class IndexBuilder {
 public:
  void add(const wire::BlockEntry& block, const std::vector<Statistics>& statistics);
  std::size_t blocks() const { return blocks_.size(); }
  std::uint64_t first_row() const { return blocks_.front().first_row(); }
  bool is_full() const;
  void clear();
  /// The table, with no statistics where `with_statistics` is false.
  flatbuffers::Offset<wire::Index> create(flatbuffers::FlatBufferBuilder& builder,
                                          bool with_statistics) const;

 private:
  std::vector<wire::BlockEntry> blocks_;
  std::vector<wire::ColumnStatistics> statistics_;
  Buffer texts_;
};

/// What an index must fit: rows and bytes of its segment.
struct IndexBounds {
  std::uint64_t first_row = 0;
  std::uint64_t rows = 0;
  /// Blocks lie before this offset.
  std::uint64_t end_offset = 0;
};

/// Some consecutive blocks of a segment, checked. Empty by default.
class BlockIndex {
 public:
  BlockIndex() = default;
  /// Of a verified table. Throws CorruptError.
  BlockIndex(const wire::Index& table, const std::vector<Field>& columns,
             const IndexBounds& bounds);

  std::size_t size() const { return blocks_.size(); }
  /// Offset and first row count from the start of the segment.
  const wire::BlockEntry& block(std::size_t index) const { return blocks_[index]; }
  /// The block that holds a row of the segment; size() where none does.
  std::size_t find_row(std::uint64_t row) const;
  /// None where the index does not tell.
  std::optional<Statistics> statistics(std::size_t block, std::size_t column,
                                       const Type& type) const;

 private:
  void check_blocks(const IndexBounds& bounds) const;
  void check_block_statistics(const std::vector<Field>& columns) const;

  std::vector<wire::BlockEntry> blocks_;
  std::vector<wire::ColumnStatistics> statistics_;
  Buffer texts_;
};

/// Of an INDEX's payload whose checksum holds.
BlockIndex read_index(Bytes payload, const std::vector<Field>& columns, const IndexBounds& bounds);

}  // namespace sprat
