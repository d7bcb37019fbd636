// SPDX-License-Identifier: Apache-2.0
// BatchWriter: writes batches to a sprat file, block by block, in bounded memory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>
#include <sprat/io.hpp>
#include <sprat/layout.hpp>
#include <sprat/limits.hpp>

namespace sprat {

/// What to spend on size. fast: no entropy stage, fastest to read; small: slowest to write.
/// Enumerators avoid the keyword `default`.
enum class Effort : std::uint8_t { fast, standard, small };

struct WriterOptions {
  Effort effort = Effort::standard;
  /// In layout rows, `effort` has no say.
  Layout layout = Layout::columns;
  std::uint64_t block_rows = kDefaultBlockRows;
  std::uint64_t block_bytes = kDefaultBlockBytes;
  /// How the rows' CSV was spelled; kept in the HEADER.
  std::optional<CsvDialect> dialect;
  /// Key-value pairs for the HEADER.
  std::map<std::string, std::string> metadata;
};

/// Rows are gathered into blocks; the file appears when `close` returns. Not thread-safe.
class BatchWriter {
 public:
  BatchWriter(std::unique_ptr<Sink> sink, const Schema& schema, const WriterOptions& options = {});
  BatchWriter(const std::string& path, const Schema& schema, const WriterOptions& options = {},
              const SinkOptions& sink_options = {});
  /// Discards what was not closed.
  ~BatchWriter();
  BatchWriter(BatchWriter&&) noexcept;
  BatchWriter& operator=(BatchWriter&&) noexcept;

  /// The batch has this writer's schema (SchemaError otherwise).
  void write(const Batch& batch);
  /// Ends the current block and hands everything to the sink.
  void flush();
  /// Whether the CSV that the rows are from ended with a line end; kept in the footer.
  void set_final_newline(std::optional<bool> final_newline);
  /// Writes the footer and commits. A write is good when this has returned.
  void close();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat
