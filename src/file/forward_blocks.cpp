// SPDX-License-Identifier: Apache-2.0
#include "file/forward_blocks.hpp"

#include <utility>

#include "base/checksum.hpp"
#include "block/directory.hpp"
#include "file/footer.hpp"

namespace sprat {

namespace {

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(problem);
}

}  // namespace

ForwardBlocks::ForwardBlocks(Source& source, const Limits& limits)
    : source_(source), limits_(limits), stream_(source) {
  try {
    const auto frame = stream_.next();
    require(frame.has_value(), "the file is empty, which no sprat file is");
    open_segment(*frame);
  } catch (const CorruptError& error) {
    throw CorruptError(source_.name() + ": not a whole sprat file: " + error.what());
  }
}

SegmentReading* ForwardBlocks::next(ReadingPlan& plan, RawBlock& block) {
  if (failure_) throw CorruptError(*failure_);
  try {
    while (const auto frame = next_frame()) {
      SegmentReading* const reading = take(*frame, plan, block);
      if (reading == nullptr) continue;
      place_chunks(reading->decoder, block);
      segment_.rows += block.rows();
      ++segment_.blocks;
      return reading;
    }
    return nullptr;
  } catch (const CorruptError& error) {
    failure_ = located(error.what());
    throw CorruptError(*failure_);
  } catch (const LimitError& error) {
    failure_ = located(error.what());
    throw LimitError(*failure_);
  } catch (const SchemaError& error) {
    failure_ = error.what();
    throw;
  }
}

std::string ForwardBlocks::located(const std::string& problem) const {
  return source_.name() + ": at byte " + std::to_string(stream_.frame_position()) + ": " + problem +
         "; " + std::to_string(rows()) + " rows come before, and every one of them is sound";
}

// None at the end of the file, which may only be after an END.
std::optional<FrameHeader> ForwardBlocks::next_frame() {
  auto frame = stream_.next();
  if (!frame) require(segment_.has_ended, "the file ends without an END: it was cut off");
  return frame;
}

// Null where the frame was no block.
SegmentReading* ForwardBlocks::take(const FrameHeader& frame, ReadingPlan& plan, RawBlock& block) {
  if (segment_.has_ended) {
    open_segment(frame);
    return nullptr;
  }
  check_order(frame);
  if (frame.kind == FrameKind::block) return take_block(frame, plan, block);
  check_tag(frame, {});
  if (frame.kind == FrameKind::index) {
    read_metadata(frame);
  } else if (frame.kind == FrameKind::footer) {
    take_footer(frame);
  } else if (frame.kind == FrameKind::end) {
    take_end(frame);
  } else {
    stream_.skip_payload(frame);
  }
  return nullptr;
}

void ForwardBlocks::open_segment(const FrameHeader& frame) {
  require(frame.kind == FrameKind::header && frame.sequence == 0 && frame.first_row == 0,
          "a segment must begin with its HEADER");
  const Bytes payload = read_metadata(frame);
  FileHeader header = read_file_header(payload, limits_);
  if (!header_ || header_->schema != header.schema) {
    header_ = std::make_shared<const FileHeader>(std::move(header));
  }
  if (!first_header_) first_header_ = header_;
  rows_before_ += segment_.rows;
  segment_ = Segment();
  segment_.position = stream_.frame_position();
  segment_.tag = frame.tag;
  segment_.next_sequence = 1;
  segment_.header_payload.assign(payload);
}

void ForwardBlocks::check_order(const FrameHeader& frame) const {
  require(frame.kind != FrameKind::header, "a HEADER where the segment has not ended");
  require(frame.tag == segment_.tag, "a frame of another file");
  require(frame.sequence == segment_.next_sequence, "a frame is missing or repeated");
  require(frame.first_row == segment_.rows, "rows are missing or repeated");
  require(!segment_.footer || frame.kind == FrameKind::end, "no END follows the FOOTER");
}

// The tag is the HEADER's and, where a block comes first, its directory's.
void ForwardBlocks::check_tag(const FrameHeader& frame, Bytes directory) {
  ++segment_.next_sequence;
  if (frame.sequence != 1) return;
  const Bytes header = segment_.header_payload.bytes();
  require(frame.tag == segment_tag(header, directory) || frame.tag == segment_tag(header, {}),
          "the file's tag is not that of its HEADER");
  segment_.header_payload.release();
}

SegmentReading* ForwardBlocks::take_block(const FrameHeader& frame, ReadingPlan& plan,
                                          RawBlock& block) {
  SegmentReading& reading = plan.of(header_);
  block.projection = reading.projection;
  check_block_frame(frame, limits_);
  require(frame.stored_bytes >= kDirectoryPrefix, "a block without a directory");
  block.frame = frame;
  block.bytes.assign(to_bytes(frame));
  stream_.read_payload(frame, block.bytes);
  block.directory_bytes = static_cast<std::size_t>(directory_length(
      block.bytes.bytes().subspan(kFrameHeaderSize, kDirectoryPrefix), frame.stored_bytes));
  open_directory(block, reading.decoder);
  check_tag(frame, block.directory());
  block.first_row = rows();
  return &reading;
}

void ForwardBlocks::take_footer(const FrameHeader& frame) {
  const Footer footer = read_footer(read_metadata(frame), header_->columns).footer;
  require(footer.rows == segment_.rows && footer.blocks == segment_.blocks,
          "the FOOTER tells of other blocks than there are");
  require(footer.segment_bytes == stream_.frame_position() - segment_.position,
          "the FOOTER tells of another length than its segment has");
  final_newline_ = footer.final_newline;
  segment_.footer = frame;
}

void ForwardBlocks::take_end(const FrameHeader& frame) {
  require(segment_.footer.has_value(), "an END without a FOOTER");
  require(frame.rows == 0 && frame.stored_bytes == 0 &&
              frame.decoded_bytes == frame_bytes(segment_.footer->stored_bytes) &&
              frame.payload_checksum == segment_.footer->payload_checksum,
          "the END does not fit its FOOTER");
  segment_.has_ended = true;
}

Bytes ForwardBlocks::read_metadata(const FrameHeader& frame) {
  check_metadata_frame(frame, limits_);
  payload_.clear();
  stream_.read_payload(frame, payload_);
  const Bytes payload = payload_.bytes().first(static_cast<std::size_t>(frame.stored_bytes));
  check_metadata_payload(frame, payload);
  return payload;
}

}  // namespace sprat
