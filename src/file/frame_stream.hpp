// SPDX-License-Identifier: Apache-2.0
// FrameStream: the frames of a source, one after the other.
#pragma once

#include <cstdint>
#include <optional>

#include <sprat/io.hpp>

#include "file/frame.hpp"

namespace sprat {

class FrameStream {
 public:
  explicit FrameStream(Source& source) : source_(source) {}

  /// The next frame's header; none where the source ends. Its payload must be read or skipped
  /// before the next call. Throws CorruptError.
  std::optional<FrameHeader> next();

  /// Appends the payload and the padding behind it. The caller has checked the payload's length
  /// against a limit.
  void read_payload(const FrameHeader& frame, Buffer& into);
  void skip_payload(const FrameHeader& frame);

  /// Where the frame that `next` gave begins.
  std::uint64_t frame_position() const { return frame_position_; }
  /// Bytes taken from the source.
  std::uint64_t position() const { return position_; }

 private:
  void take(std::uint64_t count, Buffer& into);

  Source& source_;
  std::uint64_t frame_position_ = 0;
  std::uint64_t position_ = 0;
  Buffer scratch_;
};

}  // namespace sprat
