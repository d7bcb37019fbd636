// SPDX-License-Identifier: Apache-2.0
// A block: a batch's columns as checksummed chunks behind a directory (docs/format.md, Blocks).
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/limits.hpp>
#include <sprat/reader.hpp>
#include <sprat/statistics.hpp>
#include <sprat/writer.hpp>

#include "base/bytes.hpp"
#include "encoding/chunk_precedent.hpp"
#include "schema/column_types.hpp"

namespace sprat {

/// A block's payload is `directory` followed by `chunks`.
struct EncodedBlock {
  Buffer directory;
  Buffer chunks;
  std::uint64_t rows = 0;
  std::uint64_t decoded_bytes = 0;
  std::vector<Statistics> statistics;
};

/// By column; null where its chunk has shown nothing.
using BlockPrecedent = std::vector<std::shared_ptr<const encoding::ChunkPrecedent>>;

/// Encodes batches of one schema. One for each thread.
class BlockEncoder {
 public:
  /// Throws SchemaError where the layout is rows and the schema is not flat.
  BlockEncoder(const Schema& schema, Effort effort, Layout layout = Layout::columns);
  /// The same, sharing the schema's columns with others.
  BlockEncoder(const Schema& schema, SharedColumns columns, Effort effort, Layout layout);
  ~BlockEncoder();
  BlockEncoder(BlockEncoder&&) noexcept;

  void encode(const Batch& batch, EncodedBlock& block);

  /// Columns of later blocks that are like those of the precedent get their encodings without
  /// trials. Which blocks follow which is part of what their bytes depend on.
  void follow(std::shared_ptr<const BlockPrecedent> precedent);
  /// What the block encoded last has shown, where it followed none.
  BlockPrecedent precedent() const;

  /// Whether a block can be encoded column by column too, to the same bytes: where no column needs
  /// another one. `begin` a block, `add` each column of its rows in order, `finish`.
  bool takes_columns() const;
  void begin(std::uint64_t rows, EncodedBlock& block);
  void add(const Column& column, EncodedBlock& block);
  void finish(EncodedBlock& block);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Where a chunk lies within its block's payload.
struct ChunkPlace {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

class ChunkCursor;

/// Decodes blocks of one schema. Its directory is opened first, then any of its columns.
class BlockDecoder {
 public:
  BlockDecoder(const Schema& schema, const Limits& limits);
  /// The same, sharing the schema's columns with others.
  BlockDecoder(const Schema& schema, SharedColumns columns, const Limits& limits);
  ~BlockDecoder();
  BlockDecoder(BlockDecoder&&) noexcept;

  /// Checks a directory whose checksum holds against the schema, the limits and the payload's
  /// length; `directory` must stay alive. Throws CorruptError or LimitError.
  void open(Bytes directory, std::uint64_t rows, std::uint64_t payload_bytes);
  ChunkPlace place(std::size_t column) const;
  Statistics statistics(std::size_t column) const;
  /// Whether the block is of layout rows: then the place of every column is that of the records.
  bool holds_records() const;
  /// Of such a block: checks the records' checksum, and that each is one. Throws CorruptError.
  void check_records(Bytes records) const;
  /// Bytes that the directory says all columns took in the writer's memory.
  std::uint64_t decoded_bytes() const;
  ChunkInfo info(std::size_t column) const;
  /// Columns that must be given to `take_base`, in ascending order, before these are decoded.
  std::vector<std::size_t> bases(const std::vector<std::size_t>& columns) const;
  /// Checks and decodes a column that others' chunks are differences from.
  void take_base(std::size_t column, Bytes chunk);
  /// Checks the chunk's checksum and decodes it; that of records is checked when they are seen
  /// first. Errors name the column.
  void decode(std::size_t column, Bytes chunk, Column& into);
  /// Checks the chunk's checksum, and opens it to be decoded vector by vector; not of records, and
  /// of types that ChunkCursor can read.
  void open_cursor(std::size_t column, Bytes chunk, ChunkCursor& cursor);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat
