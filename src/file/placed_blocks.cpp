// SPDX-License-Identifier: Apache-2.0
#include "file/placed_blocks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "block/directory.hpp"
#include "file/evolved_statistics.hpp"
#include "file/source_reading.hpp"

namespace sprat {

namespace {

// Reading over a gap of this size costs less than another call.
constexpr std::uint64_t kLargestGap = std::uint64_t{1} << 16;

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(problem);
}

BlockInfo block_info(const Segment& segment, const wire::BlockEntry& entry) {
  return {segment.position + entry.offset(), entry.stored_bytes(),
          segment.first_row + entry.first_row(), entry.rows()};
}

}  // namespace

PlacedBlocks::PlacedBlocks(Source& source, const Limits& limits, std::vector<Segment> segments)
    : source_(source), limits_(limits), segments_(std::move(segments)) {
  statistics_.resize(header()->columns.size());
  for (const Segment& segment : segments_) {
    rows_ += segment.footer.rows;
    merge_statistics(segment);
  }
}

void PlacedBlocks::merge_statistics(const Segment& segment) {
  if (segment.header == header()) {
    for (std::size_t i = 0; i < statistics_.size(); ++i) {
      statistics_[i].merge(segment.footer.statistics[i]);
    }
    return;
  }
  const SchemaMatch match = match_segment(*segment.header, *header(), source_.name());
  for (std::size_t i = 0; i < statistics_.size(); ++i) {
    statistics_[i].merge(
        match_statistics(match, i, segment.footer.statistics, segment.footer.rows));
  }
}

std::vector<BlockInfo> PlacedBlocks::blocks() {
  std::vector<BlockInfo> blocks;
  for (const Segment& segment : segments_) {
    for (std::size_t number = 0; number <= segment.footer.indexes.size(); ++number) {
      const BlockIndex index = load(segment, number);
      for (std::size_t i = 0; i < index.size(); ++i) {
        blocks.push_back(block_info(segment, index.block(i)));
      }
    }
  }
  return blocks;
}

BlockIndex PlacedBlocks::load(const Segment& segment, std::size_t number) const {
  try {
    return load_index(source_, segment, number, limits_);
  } catch (const CorruptError& error) {
    throw CorruptError(source_.name() + ": " + error.what());
  }
}

bool PlacedBlocks::settle() {
  while (segment_ < segments_.size()) {
    if (!loaded_) {
      loaded_ = load(segment(), index_);
    }
    if (block_ < loaded_->size()) return true;
    loaded_.reset();
    block_ = 0;
    if (++index_ > segment().footer.indexes.size()) {
      index_ = 0;
      ++segment_;
    }
  }
  return false;
}

void PlacedBlocks::seek_row(std::uint64_t row) {
  const auto& segments = segments_;
  const auto holds = std::find_if(segments.begin(), segments.end(), [row](const Segment& s) {
    return row < s.first_row + s.footer.rows;
  });
  segment_ = static_cast<std::size_t>(holds - segments.begin());
  index_ = block_ = 0;
  loaded_.reset();
  if (holds == segments.end()) return;
  const std::uint64_t in_segment = row - holds->first_row;
  const auto& indexes = holds->footer.indexes;
  const auto index =
      std::find_if(indexes.begin(), indexes.end(), [in_segment](const wire::IndexEntry& entry) {
        return in_segment < entry.first_row() + entry.rows();
      });
  index_ = static_cast<std::size_t>(index - indexes.begin());
  loaded_ = load(*holds, index_);
  block_ = loaded_->find_row(in_segment);
}

bool PlacedBlocks::is_wanted(const SegmentReading& reading) const {
  const auto statistics = [this](std::size_t column) -> std::optional<Statistics> {
    const Footer& footer = segment().footer;
    auto told = loaded_->statistics(block_, column, segment().header->columns[column].type);
    // A lone block's statistics are those of its segment.
    if (!told && footer.blocks == 1) told = footer.statistics[column];
    return told;
  };
  return reading.may_match(statistics, loaded_->block(block_).rows());
}

SegmentReading* PlacedBlocks::next(ReadingPlan& plan, RawBlock& block) {
  while (settle()) {
    SegmentReading& reading = plan.of(segment().header);
    if (!is_wanted(reading)) {
      ++block_;
      continue;
    }
    block.projection = reading.projection;
    fetch_located(loaded_->block(block_), block, reading.decoder);
    ++block_;
    return &reading;
  }
  return nullptr;
}

void PlacedBlocks::read_front(const Segment& segment, const BlockInfo& place, std::uint64_t bytes,
                              RawBlock& block) {
  block.bytes.clear();
  read_placed(source_, place.offset, bytes, block.bytes);
  block.frame = parse_frame_header(block.bytes.bytes().first(kFrameHeaderSize));
  require(block.frame.kind == FrameKind::block && block.frame.tag == segment.tag &&
              block.frame.rows == place.rows &&
              block.frame.first_row == place.first_row - segment.first_row &&
              block.frame.stored_bytes == place.stored_bytes,
          "a block does not fit its index");
  check_block_frame(block.frame, limits_);
  block.first_row = place.first_row;
  block.directory_bytes = static_cast<std::size_t>(directory_length(
      block.bytes.bytes().subspan(kFrameHeaderSize, kDirectoryPrefix), block.frame.stored_bytes));
}

void PlacedBlocks::fetch_located(const wire::BlockEntry& entry, RawBlock& block,
                                 BlockDecoder& decoder) {
  const auto where = [&] {
    const BlockInfo place = block_info(segment(), entry);
    return source_.name() + ": at byte " + std::to_string(place.offset) + ", row " +
           std::to_string(place.first_row) + ": ";
  };
  try {
    fetch(entry, block, decoder);
  } catch (const CorruptError& error) {
    throw CorruptError(where() + error.what());
  } catch (const LimitError& error) {
    throw LimitError(where() + error.what());
  }
}

void PlacedBlocks::fetch(const wire::BlockEntry& entry, RawBlock& block, BlockDecoder& decoder) {
  const BlockInfo place = block_info(segment(), entry);
  check_block_size(place.stored_bytes, limits_);
  if (block.projection->is_everything()) {
    read_front(segment(), place, frame_bytes(entry.stored_bytes()), block);
    open_directory(block, decoder);
    place_chunks(decoder, block);
    return;
  }
  // What is read later must not move the directory, which the decoder looks at. Memory that is not
  // read into costs nothing.
  block.bytes.reserve(static_cast<std::size_t>(frame_bytes(entry.stored_bytes())));
  read_front(segment(), place, kFrameHeaderSize + std::uint64_t{entry.directory_bytes()}, block);
  require(block.directory_bytes == entry.directory_bytes(), "a directory does not fit its index");
  open_directory(block, decoder);
  fetch_chunks(place, decoder, block);
}

// Reads the chosen chunks and those that they are differences from, neighbours at once, behind the
// directory.
void PlacedBlocks::fetch_chunks(const BlockInfo& place, const BlockDecoder& decoder,
                                RawBlock& block) {
  const std::vector<std::size_t>& columns = block.projection->columns;
  block.chunk_offsets.assign(columns.size(), 0);
  block.bases.clear();
  for (const std::size_t base : decoder.bases(columns)) block.bases.push_back({base, 0});
  std::vector<std::pair<std::size_t, std::size_t*>> wanted;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    wanted.emplace_back(columns[i], &block.chunk_offsets[i]);
  }
  for (RawBlock::Base& base : block.bases) wanted.emplace_back(base.column, &base.offset);
  std::sort(wanted.begin(), wanted.end());
  const std::uint64_t payload = place.offset + kFrameHeaderSize;
  for (std::size_t first = 0; first < wanted.size();) {
    const std::uint64_t begin = decoder.place(wanted[first].first).offset;
    const std::size_t at = block.bytes.size();
    std::uint64_t end = begin;
    std::size_t next = first;
    for (; next < wanted.size(); ++next) {
      const ChunkPlace chunk = decoder.place(wanted[next].first);
      if (chunk.offset > end + kLargestGap) break;
      *wanted[next].second = at + static_cast<std::size_t>(chunk.offset - begin);
      end = chunk.offset + chunk.length;
    }
    read_placed(source_, payload + begin, end - begin, block.bytes);
    first = next;
  }
}

const Segment& PlacedBlocks::segment_of(const BlockInfo& place) const {
  const auto after = std::find_if(segments_.begin(), segments_.end(), [&](const Segment& segment) {
    return place.offset < segment.position + segment.footer.segment_bytes;
  });
  require(after != segments_.end() && place.offset > after->position &&
              place.offset % kFrameAlignment == after->position % kFrameAlignment &&
              place.first_row >= after->first_row,
          "no block begins at that place");
  return *after;
}

std::vector<ChunkInfo> PlacedBlocks::chunks(const BlockInfo& place) {
  const Segment& segment = segment_of(place);
  BlockDecoder decoder(segment.header->schema, limits_);
  RawBlock block;
  read_front(segment, place, kFrameHeaderSize + kDirectoryPrefix, block);
  read_placed(source_, place.offset + block.bytes.size(), block.directory_bytes - kDirectoryPrefix,
              block.bytes);
  open_directory(block, decoder);
  std::vector<ChunkInfo> infos;
  if (segment.header == header()) {
    for (std::size_t i = 0; i < header()->columns.size(); ++i) infos.push_back(decoder.info(i));
    return infos;
  }
  const SchemaMatch match = match_segment(*segment.header, *header(), source_.name());
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const auto& source = match.columns[i].source;
    infos.push_back(source ? decoder.info(*source) : ChunkInfo());
    if (!source) infos.back().statistics = default_statistics(match.wanted_columns[i], place.rows);
  }
  return infos;
}

}  // namespace sprat
