// SPDX-License-Identifier: Apache-2.0
// ForwardBlocks: walks a file's frames from its start to its end; what a pipe allows, and what a
// file without a sound end needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>

#include "block/block.hpp"
#include "file/file_header.hpp"
#include "file/frame_stream.hpp"
#include "file/raw_block.hpp"

namespace sprat {

class ForwardBlocks {
 public:
  /// Reads the first HEADER. Throws CorruptError where there is none.
  ForwardBlocks(Source& source, const Limits& limits);

  const FileHeader& header() const { return header_; }

  /// Fetches the next block, whole, and opens its directory; false at the end of the file, which
  /// an END proves. Throws CorruptError at the first frame that is damaged, missing or out of
  /// place, and again whenever it is called after that.
  bool next(const Projection& projection, RawBlock& block, BlockDecoder& decoder);

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
  bool take(const FrameHeader& frame, RawBlock& block, BlockDecoder& decoder);
  void take_block(const FrameHeader& frame, RawBlock& block, BlockDecoder& decoder);
  void take_footer(const FrameHeader& frame);
  void take_end(const FrameHeader& frame);
  Bytes read_metadata(const FrameHeader& frame);
  std::string located(const std::string& problem) const;

  Source& source_;
  Limits limits_;
  FrameStream stream_;
  FileHeader header_;
  Segment segment_;
  std::uint64_t rows_before_ = 0;
  std::optional<bool> final_newline_;
  std::optional<std::string> failure_;
  Buffer payload_;
};

}  // namespace sprat
