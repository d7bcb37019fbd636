// SPDX-License-Identifier: Apache-2.0
#include "file/segment.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "file/source_reading.hpp"

namespace sprat {

namespace {

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(problem);
}

// The payload of a HEADER, INDEX or FOOTER at `offset`, which must end before `end`.
Buffer read_metadata(Source& source, const FrameHeader& frame, std::uint64_t offset,
                     std::uint64_t end, const Limits& limits) {
  check_metadata_frame(frame, limits);
  require(frame.stored_bytes <= end - offset - kFrameHeaderSize &&
              frame_bytes(frame.stored_bytes) <= end - offset,
          "a frame lies outside its segment");
  Buffer payload;
  read_placed(source, offset + kFrameHeaderSize, frame_bytes(frame.stored_bytes) - kFrameHeaderSize,
              payload);
  check_zero(payload.bytes().subspan(static_cast<std::size_t>(frame.stored_bytes)));
  payload.resize(static_cast<std::size_t>(frame.stored_bytes));
  check_metadata_payload(frame, payload.bytes());
  return payload;
}

struct FooterFrame {
  std::uint64_t offset = 0;
  FrameHeader frame;
  Buffer payload;
};

// The FOOTER of the segment that ends at `end`, and begins at `start` or after.
FooterFrame find_footer(Source& source, std::uint64_t end, const Limits& limits) {
  require(end >= kFrameHeaderSize, "the file is shorter than a frame");
  const std::uint64_t end_offset = end - kFrameHeaderSize;
  const FrameHeader last = read_frame_header(source, end_offset, end);
  require(last.kind == FrameKind::end && last.stored_bytes == 0 && last.rows == 0,
          "the last frame is no END");
  const std::uint64_t distance = last.decoded_bytes;
  require(distance <= end_offset && distance % kFrameAlignment == 0 && distance != 0,
          "the END leads outside the file");
  FooterFrame footer;
  footer.offset = end_offset - distance;
  footer.frame = read_frame_header(source, footer.offset, end_offset);
  require(footer.frame.kind == FrameKind::footer && footer.frame.tag == last.tag &&
              footer.frame.sequence + 1 == last.sequence &&
              footer.frame.first_row == last.first_row &&
              footer.frame.payload_checksum == last.payload_checksum,
          "the END does not fit its FOOTER");
  footer.payload = read_metadata(source, footer.frame, footer.offset, end_offset, limits);
  require(footer.offset + frame_bytes(footer.frame.stored_bytes) == end_offset,
          "the END does not follow its FOOTER");
  return footer;
}

// Where each segment ends, the first one first.
std::vector<std::uint64_t> find_segment_ends(Source& source, std::uint64_t size,
                                             const Limits& limits) {
  std::vector<std::uint64_t> ends;
  for (std::uint64_t end = size; end != 0;) {
    ends.push_back(end);
    const FooterFrame footer = find_footer(source, end, limits);
    const std::uint64_t length = footer_segment_bytes(footer.payload.bytes());
    require(length <= footer.offset, "a FOOTER leads outside the file");
    end = footer.offset - length;
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

FileHeader open_header(Source& source, const Segment& segment, std::uint64_t end,
                       const Limits& limits) {
  const FrameHeader frame = read_frame_header(source, segment.position, end);
  require(frame.kind == FrameKind::header && frame.tag == segment.tag && frame.sequence == 0 &&
              frame.first_row == 0,
          "a segment does not begin with its HEADER");
  return read_file_header(read_metadata(source, frame, segment.position, end, limits).bytes(),
                          limits);
}

// The first segment's or the last one's where that has the same schema.
std::shared_ptr<const FileHeader> shared_header(FileHeader header,
                                                const std::vector<Segment>& before) {
  if (!before.empty()) {
    for (const Segment* segment : {&before.front(), &before.back()}) {
      if (segment->header->schema == header.schema) return segment->header;
    }
  }
  return std::make_shared<const FileHeader>(std::move(header));
}

}  // namespace

FrameHeader read_frame_header(Source& source, std::uint64_t offset, std::uint64_t end) {
  require(offset <= end && end - offset >= kFrameHeaderSize, "a frame lies outside its segment");
  Buffer bytes;
  read_placed(source, offset, kFrameHeaderSize, bytes);
  return parse_frame_header(bytes.bytes());
}

std::vector<Segment> open_segments(Source& source, std::uint64_t size, const Limits& limits) {
  std::vector<Segment> segments;
  std::uint64_t rows = 0;
  for (const std::uint64_t end : find_segment_ends(source, size, limits)) {
    const FooterFrame found = find_footer(source, end, limits);
    Segment segment;
    segment.position = found.offset - footer_segment_bytes(found.payload.bytes());
    segment.first_row = rows;
    segment.tag = found.frame.tag;
    segment.header = shared_header(open_header(source, segment, found.offset, limits), segments);
    OpenedFooter opened = read_footer(found.payload.bytes(), segment.header->columns);
    require(opened.footer.rows == found.frame.first_row, "the FOOTER has two row counts");
    segment.footer = std::move(opened.footer);
    segment.tail = std::move(opened.tail);
    rows = checked_add(rows, segment.footer.rows);
    segments.push_back(std::move(segment));
  }
  require(!segments.empty(), "the file is empty");
  return segments;
}

BlockIndex load_index(Source& source, const Segment& segment, std::size_t number,
                      const Limits& limits) {
  if (number == segment.footer.indexes.size()) return segment.tail;
  const wire::IndexEntry& entry = segment.footer.indexes[number];
  const std::uint64_t end = segment.position + segment.footer.segment_bytes;
  const std::uint64_t offset = segment.position + entry.offset();
  const FrameHeader frame = read_frame_header(source, offset, end);
  require(frame.kind == FrameKind::index && frame.tag == segment.tag &&
              frame.first_row == entry.first_row() + entry.rows() &&
              frame.stored_bytes == entry.stored_bytes(),
          "an INDEX does not fit its FOOTER");
  return read_index(read_metadata(source, frame, offset, end, limits).bytes(),
                    segment.header->columns, {entry.first_row(), entry.rows(), entry.offset()});
}

}  // namespace sprat
