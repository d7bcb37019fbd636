// SPDX-License-Identifier: Apache-2.0
#include "record/record_block.hpp"

#include <algorithm>
#include <utility>

#include <sprat/error.hpp>

#include "batch/evolve_column.hpp"

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

RecordBlock::RecordBlock(std::string file_name, const Schema& file_schema, const SchemaMatch& match,
                         const Limits& limits)
    : file_name_(std::move(file_name)),
      match_(match),
      limits_(limits),
      decoder_(file_schema, limits) {
  for (const Field& column : match.wanted_columns) leaves_.emplace_back(column.type);
}

std::vector<std::size_t> RecordBlock::file_columns() const {
  std::vector<std::size_t> columns;
  for (const ColumnMatch& column : match_.columns) {
    if (column.source) columns.push_back(*column.source);
  }
  return columns;
}

void RecordBlock::close() {
  first_row_ = 0;
  row_ = rows_ = skipped_ = 0;
}

void RecordBlock::open(const RawBlock& block, std::uint64_t end_row) {
  first_row_ = block.first_row;
  rows_ = static_cast<std::size_t>(block.rows());
  try {
    decoder_.open(block.directory(), block.rows(), block.frame.stored_bytes);
    std::size_t chunk = 0;
    for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
      if (!match_.columns[leaf].source) {
        open_leaf(leaf, block, {});
        continue;
      }
      const ChunkPlace place = decoder_.place(*match_.columns[leaf].source);
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
  const Field& wanted = match_.wanted_columns[leaf];
  if (const auto source = match_.columns[leaf].source) {
    check_narrowing(leaf);
    decoder_.decode(*source, chunk, column);
    cast_column(match_.file_columns[*source].type, wanted.type, limits_.block_bytes, column,
                spare_);
  } else {
    fill_column(wanted, static_cast<std::size_t>(block.rows()), limits_.block_bytes, column);
  }
  leaves_[leaf].values.open(column);
}

void RecordBlock::check_narrowing(std::size_t leaf) const {
  if (!match_.columns[leaf].needs_proof()) return;
  const Statistics statistics = decoder_.statistics(*match_.columns[leaf].source);
  if (const auto problem = disproof(match_, leaf, statistics, rows_)) {
    throw SchemaError("field " + match_.wanted_columns[leaf].name + " " + *problem);
  }
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
