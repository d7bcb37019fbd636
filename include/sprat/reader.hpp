// SPDX-License-Identifier: Apache-2.0
// BatchReader: reads a sprat file block by block, from a file or a pipe, in bounded memory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>
#include <sprat/io.hpp>
#include <sprat/layout.hpp>
#include <sprat/limits.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

struct ReaderOptions {
  /// The schema of the rows that are given, into which the file's are evolved (docs/schema.md,
  /// Evolution); none: that of the file's first segment.
  std::optional<Schema> schema;
  /// Its fields to read, in this order; empty: all. "position.x" is one column of a struct: it
  /// becomes a field position_x, in CSV and JSON position.x. An unknown name is a SchemaError that
  /// lists them.
  std::vector<std::string> columns;
  /// Blocks whose statistics refute one of these, on fields of the schema, are skipped; the rows of
  /// the others come unfiltered.
  std::vector<Predicate> skip_unless;
  /// Only rows that satisfy all of these are given, exactly as RowFilter decides; blocks that can
  /// have none are skipped, and of those that have none no other column is decoded. The columns
  /// need not be among the chosen ones.
  std::vector<Predicate> where;
  Limits limits;
  /// Threads that decode; 0: one for each core. None: the calling thread of a BatchReader, and one
  /// for each core where `scan` does the work. From 2 on, a BatchReader decodes ahead, which takes
  /// memory for `threads` + 2 blocks; from a pipe, it first reads so many.
  std::optional<unsigned> threads;
};

/// One block's place and what is known of it without decoding.
struct BlockInfo {
  /// Of its frame, from the start of the file.
  std::uint64_t offset = 0;
  std::uint64_t stored_bytes = 0;
  std::uint64_t first_row = 0;
  std::uint64_t rows = 0;
};

/// One column of one block, as `sprat info` shows it.
struct ChunkInfo {
  /// As in "dictionary(bit_packed, plain) zstd"; "records" in layout rows.
  std::string encoding;
  /// Of a `difference`: the column that it is from.
  std::string base;
  /// In layout rows without the records' padding.
  std::uint64_t stored_bytes = 0;
  std::uint64_t decoded_bytes = 0;
  Statistics statistics;
};

class FileReader;

/// Throws CorruptError at the first damaged or missing frame, after every whole block before it;
/// SchemaError that lists every field that does not fit ReaderOptions::schema, or at the first
/// block whose values do not. Not thread-safe.
class BatchReader {
 public:
  explicit BatchReader(const std::string& path, const ReaderOptions& options = {});
  explicit BatchReader(std::unique_ptr<Source> source, const ReaderOptions& options = {});
  ~BatchReader();
  BatchReader(BatchReader&&) noexcept;
  BatchReader& operator=(BatchReader&&) noexcept;

  /// Of the rows that `next` gives: the chosen fields of the wanted schema.
  const Schema& schema() const;
  /// Of the file's first segment.
  const Schema& file_schema() const;
  /// How the rows' CSV was spelled, for the chosen columns.
  const std::optional<CsvDialect>& dialect() const;
  const std::map<std::string, std::string>& metadata() const;
  /// "sprat 0.1.0".
  const std::string& written_by() const;
  /// Of the blocks that the file's first writer wrote.
  Layout layout() const;

  /// Decodes the next block's rows, one at least; false at the end. The batch's memory is reused.
  bool next(Batch& batch);

  /// Of the file. Known at once where it can be read by place, else after the last row.
  std::optional<std::uint64_t> row_count() const;
  /// Whether the CSV's last row ended with a line end; known like `row_count`.
  std::optional<bool> final_newline() const;
  /// Makes `next` begin with this row. Needs a file that can be read by place (IoError otherwise).
  void seek_row(std::uint64_t row);

  /// Of the whole file, by column of `file_schema`. Needs a file that can be read by place.
  const std::vector<Statistics>& statistics() const;
  /// All blocks in order; needs a file that can be read by place.
  std::vector<BlockInfo> blocks() const;
  /// The chunks of one block, by column of `file_schema`.
  std::vector<ChunkInfo> chunks(const BlockInfo& block) const;

 private:
  friend FileReader& file_reader(BatchReader& reader);
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat
