// SPDX-License-Identifier: Apache-2.0
#include "record/record_block.hpp"

#include <algorithm>
#include <utility>

#include <sprat/error.hpp>

namespace sprat {

namespace {

void leave_out(const LeafShape& shape, std::size_t rows, RecordLeaf& leaf) {
  leaf.present += rows;
  if (shape.is_list) {
    leaf.begins += rows;
    leaf.ends += rows;
  } else if (shape.is_text()) {
    leaf.codes += rows * shape.per_row;
  } else {
    leaf.values += rows * shape.per_row * shape.width;
  }
}

}  // namespace

RecordBlock::RecordBlock(std::string file_name, const std::vector<Field>& columns,
                         const Limits& limits)
    : file_name_(std::move(file_name)), limits_(limits) {
  for (const Field& column : columns) leaves_.emplace_back(column.type);
}

void RecordBlock::close() {
  first_row_ = 0;
  row_ = rows_ = skipped_ = 0;
}

void RecordBlock::open(const RawBlock& block, std::uint64_t end_row) {
  first_row_ = block.first_row;
  rows_ = static_cast<std::size_t>(block.rows());
  try {
    if (block.projection != projection_) {
      projection_ = block.projection;
      decoder_.emplace(*projection_->file_schema, limits_);
    }
    decoder_->open(block.directory(), block.rows(), block.frame.stored_bytes);
    projection_->evolution->require_proof(*decoder_, block.rows());
    std::size_t chunk = 0;
    for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      const auto source = projection_->evolution->column(leaf).source;
      if (!source) {
        open_leaf(leaf, block, {});
        continue;
      }
      const ChunkPlace place = decoder_->place(*source);
      open_leaf(leaf, block,
                block.bytes.bytes().subspan(block.chunk_offsets[chunk++],
                                            static_cast<std::size_t>(place.length)));
    }
  } catch (const CorruptError& error) {
    throw CorruptError(location() + error.what());
  } catch (const LimitError& error) {
    throw LimitError(location() + error.what());
  } catch (const SchemaError& error) {
    throw SchemaError(location() + error.what());
  }
  rows_ = static_cast<std::size_t>(std::min(end_row - first_row_, block.rows()));
  skipped_ = static_cast<std::size_t>(block.skip);
  row_ = 0;
}

void RecordBlock::open_leaf(std::size_t leaf, const RawBlock& block, Bytes chunk) {
  Column& column = leaves_[leaf].column;
  const RowEvolution& evolution = *projection_->evolution;
  if (const auto source = evolution.column(leaf).source) decoder_->decode(*source, chunk, column);
  evolution.evolve(leaf, static_cast<std::size_t>(block.rows()), limits_, column, spare_);
  leaves_[leaf].values.open(column);
}

std::string RecordBlock::location() const {
  return file_name_ + ": rows " + std::to_string(first_row_) + " to " +
         std::to_string(first_row_ + rows_ - 1) + ": ";
}

std::size_t RecordBlock::read(std::vector<RecordLeaf>& leaves) {
  std::size_t begin = row_;
  do {
    begin = row_;
    row_ = std::min(rows_, begin + kRecordVector);
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      leaves_[i].values.read(row_ - begin, leaves[i]);
    }
  } while (row_ <= skipped_);
  if (begin < skipped_) {
    const std::size_t left_out = skipped_ - begin;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      leave_out(leaves_[i].values.shape(), left_out, leaves[i]);
    }
    begin = skipped_;
  }
  return row_ - begin;
}

}  // namespace sprat
