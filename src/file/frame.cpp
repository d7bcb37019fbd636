// SPDX-License-Identifier: Apache-2.0
#include "file/frame.hpp"

#include <string>

#include <sprat/buffer.hpp>

#include "base/checksum.hpp"

namespace sprat {

namespace {

// 0x89 is no text in any encoding; "SPR".
constexpr std::uint32_t kMagic = 0x52505389;
constexpr std::uint8_t kCriticalFlag = 1;
constexpr std::size_t kChecksumOffset = 56;

}  // namespace

const char* frame_name(FrameKind kind) {
  switch (kind) {
    case FrameKind::header:
      return "HEADER";
    case FrameKind::block:
      return "BLOCK";
    case FrameKind::index:
      return "INDEX";
    case FrameKind::footer:
      return "FOOTER";
    case FrameKind::end:
      return "END";
  }
  return "unknown frame";
}

bool is_known(FrameKind kind) {
  return kind >= FrameKind::header && kind <= FrameKind::end;
}

std::array<std::byte, kFrameHeaderSize> to_bytes(const FrameHeader& header) {
  std::array<std::byte, kFrameHeaderSize> bytes{};
  std::byte* at = bytes.data();
  store(at, kMagic);
  store(at + 4, header.kind);
  store(at + 5, header.critical ? kCriticalFlag : std::uint8_t{0});
  store(at + 8, header.tag);
  store(at + 16, header.sequence);
  store(at + 20, header.rows);
  store(at + 24, header.stored_bytes);
  store(at + 32, header.decoded_bytes);
  store(at + 40, header.first_row);
  store(at + 48, header.payload_checksum);
  store(at + kChecksumOffset, checksum(Bytes(bytes).first(kChecksumOffset)));
  return bytes;
}

bool has_frame_magic(Bytes bytes) {
  return bytes.size() >= sizeof kMagic && load<std::uint32_t>(bytes.data()) == kMagic;
}

FrameHeader parse_frame_header(Bytes bytes) {
  if (!has_frame_magic(bytes)) throw CorruptError("no frame begins there");
  const std::byte* at = bytes.data();
  if (bytes.size() != kFrameHeaderSize ||
      load<std::uint64_t>(at + kChecksumOffset) != checksum(bytes.first(kChecksumOffset))) {
    throw CorruptError("a frame header's checksum does not hold");
  }
  FrameHeader header;
  header.kind = load<FrameKind>(at + 4);
  const auto flags = load<std::uint8_t>(at + 5);
  header.critical = (flags & kCriticalFlag) != 0;
  header.tag = load<std::uint64_t>(at + 8);
  header.sequence = load<std::uint32_t>(at + 16);
  header.rows = load<std::uint32_t>(at + 20);
  header.stored_bytes = load<std::uint64_t>(at + 24);
  header.decoded_bytes = load<std::uint64_t>(at + 32);
  header.first_row = load<std::uint64_t>(at + 40);
  header.payload_checksum = load<std::uint64_t>(at + 48);
  if ((flags & ~kCriticalFlag) != 0 || load<std::uint16_t>(at + 6) != 0) {
    throw CorruptError("a frame header's reserved bits are set");
  }
  if (!is_known(header.kind) && header.critical) {
    throw CorruptError("a frame of kind " + std::to_string(static_cast<int>(header.kind)) +
                       " is critical and not known; a newer version of sprat wrote it");
  }
  return header;
}

std::uint64_t segment_tag(Bytes header_payload, Bytes first_directory) {
  Buffer tagged;
  tagged.assign(header_payload);
  tagged.append(first_directory);
  return checksum(tagged.bytes());
}

void check_metadata_frame(const FrameHeader& frame, const Limits& limits) {
  const std::string name = frame_name(frame.kind);
  if (frame.stored_bytes > limits.metadata_bytes) {
    throw LimitError("the " + name + " of " + std::to_string(frame.stored_bytes) +
                     " bytes exceeds the limit of " + std::to_string(limits.metadata_bytes) +
                     " (Limits::metadata_bytes)");
  }
  if (frame.rows != 0 || frame.decoded_bytes != frame.stored_bytes) {
    throw CorruptError("the " + name + " has rows, or two lengths");
  }
}

void check_metadata_payload(const FrameHeader& frame, Bytes payload) {
  if (checksum(payload) == frame.payload_checksum) return;
  throw CorruptError("the checksum of the " + std::string(frame_name(frame.kind)) +
                     " does not hold");
}

std::uint64_t frame_bytes(std::uint64_t payload_bytes) {
  return kFrameHeaderSize + round_up(payload_bytes, kFrameAlignment);
}

}  // namespace sprat
