// SPDX-License-Identifier: Apache-2.0
#include "file/block_index.hpp"

#include <algorithm>
#include <string>

#include "block/directory.hpp"
#include "block/statistics_table.hpp"
#include "file/frame.hpp"

namespace sprat {

namespace {

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(std::string("index: ") + problem);
}

}  // namespace

void IndexBuilder::add(const wire::BlockEntry& block, const std::vector<Statistics>& statistics) {
  blocks_.push_back(block);
  for (const Statistics& column : statistics) statistics_.push_back(to_wire(column, texts_));
}

bool IndexBuilder::is_full() const {
  const std::size_t bytes = blocks_.size() * sizeof(wire::BlockEntry) +
                            statistics_.size() * sizeof(wire::ColumnStatistics) + texts_.size();
  return blocks_.size() >= kMaxIndexBlocks || bytes >= kMaxIndexBytes;
}

void IndexBuilder::clear() {
  blocks_.clear();
  statistics_.clear();
  texts_.clear();
}

flatbuffers::Offset<wire::Index> IndexBuilder::create(flatbuffers::FlatBufferBuilder& builder,
                                                      bool with_statistics) const {
  flatbuffers::Offset<flatbuffers::Vector<std::uint8_t>> texts;
  flatbuffers::Offset<flatbuffers::Vector<const wire::ColumnStatistics*>> statistics;
  if (with_statistics) {
    texts = create_byte_vector(builder, texts_.bytes());
    statistics = builder.CreateVectorOfStructs(statistics_);
  }
  const auto blocks = builder.CreateVectorOfStructs(blocks_);
  return wire::CreateIndex(builder, blocks, statistics, texts);
}

BlockIndex::BlockIndex(const wire::Index& table, const std::vector<Field>& columns,
                       const IndexBounds& bounds) {
  const auto blocks = struct_span(table.blocks());
  const auto statistics = struct_span(table.statistics());
  blocks_.assign(blocks.begin(), blocks.end());
  statistics_.assign(statistics.begin(), statistics.end());
  texts_.assign(vector_bytes(table.texts()));
  check_blocks(bounds);
  check_block_statistics(columns);
}

void BlockIndex::check_blocks(const IndexBounds& bounds) const {
  std::uint64_t next_offset = 0;
  std::uint64_t next_row = bounds.first_row;
  for (const wire::BlockEntry& block : blocks_) {
    require(block.offset() % kFrameAlignment == 0 && block.offset() >= next_offset &&
                block.offset() < bounds.end_offset &&
                block.stored_bytes() <= bounds.end_offset - block.offset(),
            "a block lies outside its segment");
    next_offset = block.offset() + frame_bytes(block.stored_bytes());
    require(next_offset <= bounds.end_offset, "a block lies outside its segment");
    require(block.directory_bytes() > kDirectoryPrefix &&
                block.directory_bytes() % kChunkAlignment == 0 &&
                block.directory_bytes() <= block.stored_bytes(),
            "a directory does not fit its block");
    require(block.rows() != 0 && block.first_row() == next_row, "rows are missing or repeated");
    next_row += block.rows();
  }
  require(next_row - bounds.first_row == bounds.rows, "its blocks do not have the rows it should");
}

void BlockIndex::check_block_statistics(const std::vector<Field>& columns) const {
  if (statistics_.empty()) return;
  const std::size_t count = columns.size();
  require(
      count != 0 && statistics_.size() / count == blocks_.size() && statistics_.size() % count == 0,
      "not one statistics for each column of each block");
  for (std::size_t i = 0; i < statistics_.size(); ++i) {
    check_statistics(statistics_[i], columns[i % count].type, blocks_[i / count].rows(),
                     texts_.bytes());
  }
}

std::size_t BlockIndex::find_row(std::uint64_t row) const {
  const auto after = std::upper_bound(blocks_.begin(), blocks_.end(), row,
                                      [](std::uint64_t wanted, const wire::BlockEntry& block) {
                                        return wanted < block.first_row() + block.rows();
                                      });
  return static_cast<std::size_t>(after - blocks_.begin());
}

std::optional<Statistics> BlockIndex::statistics(std::size_t block, std::size_t column,
                                                 const Type& type) const {
  if (statistics_.empty()) return std::nullopt;
  const std::size_t columns = statistics_.size() / blocks_.size();
  return from_wire(statistics_[block * columns + column], type, texts_.bytes());
}

BlockIndex read_index(Bytes payload, const std::vector<Field>& columns, const IndexBounds& bounds) {
  return {verified_table<wire::Index>(payload, "an INDEX"), columns, bounds};
}

}  // namespace sprat
