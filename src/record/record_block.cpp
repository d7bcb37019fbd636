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
  row_ = rows_ = block_rows_ = skipped_ = 0;
}

template <class Action>
void RecordBlock::locating(Action action) const {
  try {
    action();
  } catch (const CorruptError& error) {
    throw CorruptError(location() + error.what());
  } catch (const LimitError& error) {
    throw LimitError(location() + error.what());
  } catch (const SchemaError& error) {
    throw SchemaError(location() + error.what());
  }
}

std::string RecordBlock::location() const {
  return file_name_ + ": rows " + std::to_string(first_row_) + " to " +
         std::to_string(first_row_ + block_rows_ - 1) + ": ";
}

void RecordBlock::open(const RawBlock& block, std::uint64_t end_row, std::size_t in_place) {
  records_ = {};
  first_row_ = block.first_row;
  block_rows_ = static_cast<std::size_t>(block.rows());
  locating([&] { open_rows(block, in_place); });
  rows_ = static_cast<std::size_t>(std::min(end_row - first_row_, block.rows()));
  skipped_ = static_cast<std::size_t>(block.skip);
  row_ = 0;
}

void RecordBlock::open_rows(const RawBlock& block, std::size_t in_place) {
  if (block.projection != projection_) {
    projection_ = block.projection;
    decoder_.emplace(*projection_->file_schema, limits_);
  }
  decoder_->open(block.directory(), block.rows(), block.frame.stored_bytes);
  projection_->evolution->require_proof(*decoder_, block.rows());
  if (!holds_records_of(in_place, block)) return open_leaves(block);
  record_bytes_ = in_place;
  records_ = block.bytes.bytes().subspan(block.chunk_offsets.front(),
                                         static_cast<std::size_t>(decoder_->place(0).length));
  decoder_->check_records(records_);
}

bool RecordBlock::holds_records_of(std::size_t record_bytes, const RawBlock& block) const {
  return decoder_->holds_records() && changes_nothing(*projection_->evolution->match) &&
         decoder_->place(0).length == block.rows() * record_bytes;
}

void RecordBlock::open_leaves(const RawBlock& block) {
  take_bases(block, *decoder_);
  std::size_t chunk = 0;
  for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
    const auto source = projection_->evolution->column(leaf).source;
    if (!source) {
      open_leaf(leaf, block, {});
      continue;
    }
    open_leaf(leaf, block, chunk_at(block, *decoder_, *source, block.chunk_offsets[chunk++]));
  }
}

void RecordBlock::open_leaf(std::size_t number, const RawBlock& block, Bytes chunk) {
  Leaf& leaf = leaves_[number];
  const RowEvolution& evolution = *projection_->evolution;
  const auto source = evolution.column(number).source;
  const Type* type = source ? &evolution.match->file_columns[*source].type : nullptr;
  leaf.is_streamed = source && !decoder_->holds_records() && ChunkCursor::can_read(*type);
  if (leaf.is_streamed) {
    decoder_->open_cursor(*source, chunk, leaf.stream.cursor());
    leaf.stream.begin(*type);
    return;
  }
  if (source) decoder_->decode(*source, chunk, leaf.column);
  const auto rows = static_cast<std::size_t>(block.rows());
  evolution.evolve(number, rows, limits_, leaf.column, spare_);
  leaf.values.open(leaf.column);
}

void RecordBlock::read_leaves(std::size_t rows, std::vector<RecordLeaf>& leaves) {
  for (std::size_t i = 0; i < leaves_.size(); ++i) {
    if (leaves_[i].is_streamed) {
      leaves_[i].stream.read(rows, leaves[i]);
    } else {
      leaves_[i].values.read(rows, leaves[i]);
    }
  }
}

std::size_t RecordBlock::read(std::vector<RecordLeaf>& leaves) {
  given_records_ = nullptr;
  if (!records_.empty()) {
    const std::size_t first = std::max(row_, skipped_);
    given_records_ = records_.data() + first * record_bytes_;
    row_ = rows_;
    return rows_ - first;
  }
  std::size_t begin = row_;
  do {
    begin = row_;
    // Vectors are decoded whole, also where not all of their rows are wanted.
    const std::size_t end = std::min(block_rows_, begin + kRecordVector);
    locating([&] { read_leaves(end - begin, leaves); });
    row_ = std::min(rows_, end);
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
