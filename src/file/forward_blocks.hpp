// SPDX-License-Identifier: Apache-2.0
// ForwardBlocks: walks a file's frames from its start to its end; what a pipe allows, and what a
// file without a sound end needs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>

#include "block/block.hpp"
#include "file/file_header.hpp"
#include "file/frame_stream.hpp"
#include "file/raw_block.hpp"
#include "file/reading_plan.hpp"

namespace sprat {

class ForwardBlocks {
 public:
  /// Reads the first HEADER. Throws CorruptError where there is none.
  ForwardBlocks(Source& source, const Limits& limits);

  /// Of the first segment.
  const std::shared_ptr<const FileHeader>& header() const { return first_header_; }

  /// Fetches the next block, whole, and opens its directory. Returns how; null at the end of the
  /// file, which an END proves. Throws CorruptError at the first frame that is damaged, missing or
  /// out of place, SchemaError where a segment's rows are no rows of the first one, and
  /// CorruptError whenever it is called after that.
  SegmentReading* next(ReadingPlan& plan, RawBlock& block);

  /// Rows so far.
  std::uint64_t rows() const { return rows_before_ + segment_.rows; }
  /// Of the CSV, as the last segment that ended tells.
  std::optional<bool> final_newline() const { return final_newline_; }

 private:
  struct Segment {
    std::uint64_t position = 0;
    std::uint64_t tag = 0;
    std::uint32_t next_sequence = 0;
    std::uint64_t rows = 0;
    std::uint64_t blocks = 0;
    /// Released when the first frame after it has settled the tag.
    Buffer header_payload;
    std::optional<FrameHeader> footer;
    bool has_ended = false;
  };

  std::optional<FrameHeader> next_frame();
  void open_segment(const FrameHeader& frame);
  void check_order(const FrameHeader& frame) const;
  void check_tag(const FrameHeader& frame, Bytes directory);
  SegmentReading* take(const FrameHeader& frame, ReadingPlan& plan, RawBlock& block);
  SegmentReading* take_block(const FrameHeader& frame, ReadingPlan& plan, RawBlock& block);
  void take_footer(const FrameHeader& frame);
  void take_end(const FrameHeader& frame);
  Bytes read_metadata(const FrameHeader& frame);
  std::string located(const std::string& problem) const;

  Source& source_;
  Limits limits_;
  FrameStream stream_;
  std::shared_ptr<const FileHeader> first_header_;
  /// Of the segment; the one before it where that has the same schema.
  std::shared_ptr<const FileHeader> header_;
  Segment segment_;
  std::uint64_t rows_before_ = 0;
  std::optional<bool> final_newline_;
  std::optional<std::string> failure_;
  Buffer payload_;
};

}  // namespace sprat
