// SPDX-License-Identifier: Apache-2.0
// MappedRecords: the records of a file of layout rows, where they lie in the mapped file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>
#include <sprat/record_iterator.hpp>
#include <sprat/record_schema.hpp>
#include <sprat/schema.hpp>

namespace sprat {

/// What MappedRecords reads through: the blocks of a file of layout rows as bytes. Blocks may be
/// asked for on several threads at once.
class MappedBlocks {
 public:
  /// `record_bytes` and `alignment`: of the struct. Throws SchemaError where the file is not of
  /// layout rows or its schema is not exactly the record's, IoError where the source cannot be
  /// mapped.
  MappedBlocks(std::unique_ptr<Source> source, const Schema& record, std::size_t record_bytes,
               std::size_t alignment, const Limits& limits);
  ~MappedBlocks();
  MappedBlocks(MappedBlocks&&) noexcept;
  MappedBlocks& operator=(MappedBlocks&&) noexcept;

  std::uint64_t rows() const;
  std::size_t size() const;
  /// Row number of the block's first record.
  std::uint64_t first_row(std::size_t block) const;
  /// The block that holds this row, which the file has.
  std::size_t find_row(std::uint64_t row) const;
  /// The block's records. The first call for a block checks it: CorruptError where it is damaged.
  std::span<const std::byte> records(std::size_t block) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// A range over all records of a file of layout rows: nothing is decoded or copied, and each block
/// is checked when it is reached for the first time. The records live as long as this object.
/// While it does, the file must not be cut off or written to by other programs (a mapped file that
/// loses its end takes the process down by SIGBUS). May be read on several threads at once.
template <TabledRecord Record>
class MappedRecords {
  struct NextBlock {
    const MappedRecords* records = nullptr;
    std::size_t block = 0;
    // No block is empty.
    std::span<const Record> operator()() {
      if (block == records->block_count()) return {};
      return records->block(block++);
    }
  };

 public:
  using Iterator = detail::RecordIterator<Record, NextBlock>;

  /// Throws SchemaError where the file is not of layout rows or its schema is not exactly the
  /// record's, and IoError for pipes; sprat::Reader reads these.
  explicit MappedRecords(const std::string& path, const Limits& limits = {})
      : MappedRecords(open_source(path), limits) {}
  explicit MappedRecords(std::unique_ptr<Source> source, const Limits& limits = {})
      : blocks_(std::move(source), record_schema<Record>(), sizeof(Record), alignof(Record),
                limits) {}

  std::uint64_t size() const { return blocks_.rows(); }
  bool empty() const { return size() == 0; }
  /// The row, which the file has.
  const Record& operator[](std::uint64_t row) const {
    const std::size_t number = blocks_.find_row(row);
    return block(number)[static_cast<std::size_t>(row - blocks_.first_row(number))];
  }

  std::size_t block_count() const { return blocks_.size(); }
  std::span<const Record> block(std::size_t number) const {
    const std::span<const std::byte> bytes = blocks_.records(number);
    return {reinterpret_cast<const Record*>(bytes.data()), bytes.size() / sizeof(Record)};
  }

  Iterator begin() const { return Iterator(NextBlock{this, 0}); }
  std::default_sentinel_t end() const { return {}; }

 private:
  MappedBlocks blocks_;
};

}  // namespace sprat
