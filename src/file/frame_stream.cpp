// SPDX-License-Identifier: Apache-2.0
#include "file/frame_stream.hpp"

#include <algorithm>
#include <string>

#include "file/source_reading.hpp"

namespace sprat {

std::optional<FrameHeader> FrameStream::next() {
  frame_position_ = position_;
  scratch_.clear();
  const std::uint64_t got = read_next(source_, kFrameHeaderSize, scratch_);
  position_ += got;
  if (got == 0) return std::nullopt;
  if (got < kFrameHeaderSize) throw CorruptError("the file ends within a frame's header");
  return parse_frame_header(scratch_.bytes());
}

void FrameStream::read_payload(const FrameHeader& frame, Buffer& into) {
  const std::size_t before = into.size();
  take(frame_bytes(frame.stored_bytes) - kFrameHeaderSize, into);
  check_zero(into.bytes().subspan(before + static_cast<std::size_t>(frame.stored_bytes)));
}

void FrameStream::skip_payload(const FrameHeader& frame) {
  constexpr std::uint64_t kStep = std::uint64_t{1} << 16;
  // Without rounding up first, which could overflow.
  std::uint64_t left = frame.stored_bytes;
  const std::uint64_t padding = (kFrameAlignment - left % kFrameAlignment) % kFrameAlignment;
  for (; left != 0; left -= std::min(left, kStep)) {
    scratch_.clear();
    take(std::min(left, kStep), scratch_);
  }
  scratch_.clear();
  take(padding, scratch_);
}

void FrameStream::take(std::uint64_t count, Buffer& into) {
  const std::uint64_t got = read_next(source_, count, into);
  position_ += got;
  if (got < count) {
    throw CorruptError("the file ends " + std::to_string(count - got) +
                       " bytes before this frame does");
  }
}

}  // namespace sprat
