// SPDX-License-Identifier: Apache-2.0
// PlacedBlocks: fetches blocks by their places, passing over what is not wanted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>
#include <sprat/reader.hpp>

#include "file/raw_block.hpp"
#include "file/segment.hpp"

namespace sprat {

/// What a block's index entry tells of it; asked before anything of the block is read.
using BlockFilter = std::function<bool(
    const std::function<std::optional<Statistics>(std::size_t column)>& statistics,
    std::uint64_t rows)>;

class PlacedBlocks {
 public:
  PlacedBlocks(Source& source, const Limits& limits, FileSegments file);

  const FileHeader& header() const { return file_.header; }
  std::uint64_t rows() const { return rows_; }
  std::optional<bool> final_newline() const { return file_.segments.back().footer.final_newline; }
  /// Of the whole file, by column.
  const std::vector<Statistics>& statistics() const { return statistics_; }
  std::vector<BlockInfo> blocks();

  /// Fetches the next block that `wanted` does not refuse, and opens its directory: all of the
  /// block, or the chosen columns' chunks. False at the end. Throws CorruptError.
  bool next(const Projection& projection, const BlockFilter& wanted, RawBlock& block,
            BlockDecoder& decoder);
  /// The next block is the one that holds this row; none where the file has no such row.
  void seek_row(std::uint64_t row);
  /// Opens the directory of one of `blocks`; does not move to it.
  void open_block(const BlockInfo& place, RawBlock& block, BlockDecoder& decoder);

 private:
  BlockIndex load(const Segment& segment, std::size_t number) const;
  /// Moves to the next entry, loading its index; false at the end.
  bool settle();
  const Segment& segment() const { return file_.segments[segment_]; }
  bool is_wanted(const BlockFilter& wanted) const;
  /// Reads the first bytes of a block's frame, and checks its header against its place.
  void read_front(const Segment& segment, const BlockInfo& place, std::uint64_t bytes,
                  RawBlock& block);
  void fetch_located(const wire::BlockEntry& entry, const Projection& projection, RawBlock& block,
                     BlockDecoder& decoder);
  void fetch(const wire::BlockEntry& entry, const Projection& projection, RawBlock& block,
             BlockDecoder& decoder);
  void fetch_chunks(const BlockInfo& place, const Projection& projection,
                    const BlockDecoder& decoder, RawBlock& block);

  Source& source_;
  Limits limits_;
  FileSegments file_;
  std::uint64_t rows_ = 0;
  std::vector<Statistics> statistics_;
  /// Where reading is: a segment, the number of an index in it, a block in that.
  std::size_t segment_ = 0;
  std::size_t index_ = 0;
  std::size_t block_ = 0;
  std::optional<BlockIndex> loaded_;
};

}  // namespace sprat
