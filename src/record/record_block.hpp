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

#include "record/leaf_values.hpp"

namespace sprat {

class RecordBlock {
 public:
  RecordBlock(std::string file_name, const std::vector<Field>& columns, const Limits& limits);

  /// Takes up a block that is read as those columns, of which the rows to skip and those from
  /// `end_row` of the file on are left out. Throws SchemaError where its statistics do not prove a
  /// narrowing, CorruptError and LimitError where it cannot be decoded; all name the file, the rows
  /// and the column.
  void open(const RawBlock& block, std::uint64_t end_row);
  void close();

  bool is_at_end() const { return row_ == rows_; }
  /// Of the rows of the open block, or the last one, in the file.
  std::uint64_t end_row() const { return first_row_ + rows_; }
  /// The next rows, which are there.
  std::size_t read(std::vector<RecordLeaf>& leaves);

 private:
  struct Leaf {
    explicit Leaf(const Type& type) : values(type) {}
    Column column;
    LeafValues values;
  };

  void open_leaf(std::size_t leaf, const RawBlock& block, Bytes chunk);
  std::string location() const;

  std::string file_name_;
  Limits limits_;
  /// Of the blocks of one segment.
  std::shared_ptr<const Projection> projection_;
  std::optional<BlockDecoder> decoder_;
  std::vector<Leaf> leaves_;
  Buffer spare_;
  std::uint64_t first_row_ = 0;
  std::size_t rows_ = 0;
  /// The next row to be read.
  std::size_t row_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace sprat
