// SPDX-License-Identifier: Apache-2.0
// The segments of a file that can be read by place, found by walking back from its end.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>

#include "file/block_index.hpp"
#include "file/file_header.hpp"
#include "file/footer.hpp"
#include "file/frame.hpp"

namespace sprat {

struct Segment {
  /// From the start of the file.
  std::uint64_t position = 0;
  std::uint64_t first_row = 0;
  std::uint64_t tag = 0;
  /// Segments with the same schema share one; its dialect and metadata are then the first one's.
  std::shared_ptr<const FileHeader> header;
  Footer footer;
  BlockIndex tail;
};

/// All of a file, one at least. Throws CorruptError where it does not end as a whole one does,
/// LimitError. `size` is the source's.
std::vector<Segment> open_segments(Source& source, std::uint64_t size, const Limits& limits);

/// Reads and checks one frame header; `end` is where what is being read ends.
FrameHeader read_frame_header(Source& source, std::uint64_t offset, std::uint64_t end);

/// Loads the blocks of one of the segment's INDEX frames; after the last one, those of its tail.
BlockIndex load_index(Source& source, const Segment& segment, std::size_t number,
                      const Limits& limits);

}  // namespace sprat
