// SPDX-License-Identifier: Apache-2.0
// PlacedBlocks: fetches blocks by their places, passing over what is not wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>
#include <sprat/reader.hpp>

#include "file/raw_block.hpp"
#include "file/reading_plan.hpp"
#include "file/segment.hpp"

namespace sprat {

class PlacedBlocks {
 public:
  /// Throws SchemaError where the rows of a segment can't be given as those of the first one.
  PlacedBlocks(Source& source, const Limits& limits, std::vector<Segment> segments);

  /// Of the first segment.
  const std::shared_ptr<const FileHeader>& header() const { return segments_.front().header; }
  std::uint64_t rows() const { return rows_; }
  std::optional<bool> final_newline() const { return segments_.back().footer.final_newline; }
  /// Of the whole file, by column of the first segment.
  const std::vector<Statistics>& statistics() const { return statistics_; }
  std::vector<BlockInfo> blocks();

  /// Fetches the next block that its index entry does not refute, and opens its directory: all of
  /// the block, or the chunks of the columns that are read. Returns how; null at the end. Throws
  /// CorruptError.
  SegmentReading* next(ReadingPlan& plan, RawBlock& block);
  /// The next block is the one that holds this row; none where the file has no such row.
  void seek_row(std::uint64_t row);
  /// What the directory of one of `blocks` tells, by column of the first segment; does not move to
  /// it.
  std::vector<ChunkInfo> chunks(const BlockInfo& place);

 private:
  BlockIndex load(const Segment& segment, std::size_t number) const;
  /// Moves to the next entry, loading its index; false at the end.
  bool settle();
  const Segment& segment() const { return segments_[segment_]; }
  bool is_wanted(const SegmentReading& reading) const;
  void merge_statistics(const Segment& segment);
  const Segment& segment_of(const BlockInfo& place) const;
  /// Reads the first bytes of a block's frame, and checks its header against its place.
  void read_front(const Segment& segment, const BlockInfo& place, std::uint64_t bytes,
                  RawBlock& block);
  void fetch_located(const wire::BlockEntry& entry, RawBlock& block, BlockDecoder& decoder);
  void fetch(const wire::BlockEntry& entry, RawBlock& block, BlockDecoder& decoder);
  void fetch_chunks(const BlockInfo& place, const BlockDecoder& decoder, RawBlock& block);

  Source& source_;
  Limits limits_;
  std::vector<Segment> segments_;
  std::uint64_t rows_ = 0;
  std::vector<Statistics> statistics_;
  /// Where reading is: a segment, the number of an index in it, a block in that.
  std::size_t segment_ = 0;
  std::size_t index_ = 0;
  std::size_t block_ = 0;
  std::optional<BlockIndex> loaded_;
};

}  // namespace sprat
