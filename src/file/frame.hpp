// SPDX-License-Identifier: Apache-2.0
// The 64-byte header that every frame of a file begins with (docs/format.md, Frames).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include <sprat/limits.hpp>

#include "base/bytes.hpp"

namespace sprat {

inline constexpr std::size_t kFrameHeaderSize = 64;
/// Frames begin at multiples of this within their segment.
inline constexpr std::size_t kFrameAlignment = 64;

// The numbers are frozen in the file format (docs/format.md).
enum class FrameKind : std::uint8_t { header = 1, block = 2, index = 3, footer = 4, end = 5 };

/// "HEADER", "BLOCK", …, or "unknown frame".
const char* frame_name(FrameKind kind);
bool is_known(FrameKind kind);

struct FrameHeader {
  FrameKind kind = FrameKind::header;
  /// A reader that does not know the kind must refuse the file.
  bool critical = true;
  std::uint64_t tag = 0;
  std::uint32_t sequence = 0;
  std::uint32_t rows = 0;
  std::uint64_t stored_bytes = 0;
  /// END: the distance back to the FOOTER's frame.
  std::uint64_t decoded_bytes = 0;
  /// Rows of the segment before this frame.
  std::uint64_t first_row = 0;
  std::uint64_t payload_checksum = 0;

  bool operator==(const FrameHeader&) const = default;
};

std::array<std::byte, kFrameHeaderSize> to_bytes(const FrameHeader& header);

/// True where the bytes begin as a frame does; they may still be damaged.
bool has_frame_magic(Bytes bytes);

/// Throws CorruptError where the 64 bytes are not a whole, undamaged frame header.
FrameHeader parse_frame_header(Bytes bytes);

/// What marks the frames of a segment as belonging together. `first_directory`: of the block that
/// follows the HEADER, empty where none does.
std::uint64_t segment_tag(Bytes header_payload, Bytes first_directory);

/// Throws LimitError where a HEADER, INDEX or FOOTER claims more than the limits allow,
/// CorruptError where it is not what such a frame can be.
void check_metadata_frame(const FrameHeader& frame, const Limits& limits);
/// Throws CorruptError where the payload's checksum does not hold.
void check_metadata_payload(const FrameHeader& frame, Bytes payload);

/// What a frame of such a payload takes in the file.
std::uint64_t frame_bytes(std::uint64_t payload_bytes);

}  // namespace sprat
