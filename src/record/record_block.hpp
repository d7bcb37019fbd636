// SPDX-License-Identifier: Apache-2.0
// RecordBlock: one block of a file as leaves of records, vector by vector.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sprat/limits.hpp>
#include <sprat/record_source.hpp>

#include "block/block.hpp"
#include "file/raw_block.hpp"

#include "record/leaf_stream.hpp"
#include "record/leaf_values.hpp"

namespace sprat {

class RecordBlock {
 public:
  RecordBlock(std::string file_name, const std::vector<Field>& columns, const Limits& limits);

  /// Takes up a block that is read as those columns, of which the rows to skip and those from
  /// `end_row` of the file on are left out. Throws SchemaError where its statistics do not prove a
  /// narrowing, CorruptError and LimitError where it cannot be decoded; all name the file, the rows
  /// and the column. Where the block holds the very records that are asked for, of `in_place`
  /// bytes each, they are given as they lie in it; 0: never.
  void open(const RawBlock& block, std::uint64_t end_row, std::size_t in_place);
  void close();

  bool is_at_end() const { return row_ == rows_; }
  /// Of the rows of the open block, or the last one, in the file.
  std::uint64_t end_row() const { return first_row_ + rows_; }
  /// The next rows, which are there.
  std::size_t read(std::vector<RecordLeaf>& leaves);
  /// Those that `read` gave, where they are records already; else null.
  const std::byte* records() const { return given_records_; }

 private:
  /// Values come vector by vector, or, of some types, from a column that is decoded as a whole.
  struct Leaf {
    explicit Leaf(const Type& type) : stream(type), values(type) {}
    bool is_streamed = false;
    LeafStream stream;
    Column column;
    LeafValues values;
  };

  void open_rows(const RawBlock& block, std::size_t in_place);
  bool holds_records_of(std::size_t record_bytes, const RawBlock& block) const;
  void open_leaves(const RawBlock& block);
  void open_leaf(std::size_t leaf, const RawBlock& block, Bytes chunk);
  void read_leaves(std::size_t rows, std::vector<RecordLeaf>& leaves);
  std::string location() const;
  template <class Action>
  void locating(Action action) const;

  std::string file_name_;
  Limits limits_;
  /// Of the blocks of one segment.
  std::shared_ptr<const Projection> projection_;
  std::optional<BlockDecoder> decoder_;
  /// Of the open block, where they are given in place.
  Bytes records_;
  std::size_t record_bytes_ = 0;
  const std::byte* given_records_ = nullptr;
  std::vector<Leaf> leaves_;
  Buffer spare_;
  std::uint64_t first_row_ = 0;
  /// Of which those from `rows_` on are not wanted.
  std::size_t block_rows_ = 0;
  std::size_t rows_ = 0;
  /// The next row to be read.
  std::size_t row_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace sprat
