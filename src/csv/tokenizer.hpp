// SPDX-License-Identifier: Apache-2.0
// Tokenizer: finds the cells of a chunk's rows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>

#include "csv/row_index.hpp"
#include "csv/row_splitter.hpp"

namespace sprat::csv {

/// What was left out or mended on the way.
struct TokenizerCounts {
  std::uint64_t blank_lines = 0;
  std::uint64_t comment_lines = 0;
  std::uint64_t padded_rows = 0;
  std::uint64_t skipped_rows = 0;
};

/// Rows end at LF, CRLF and CR outside quotes; a quote opens only at a cell's start, as Python's
/// csv module has it. Blank lines are left out, but are a null cell where there is one column.
class Tokenizer {
 public:
  Tokenizer(const CsvDialect& dialect, std::size_t columns, Ragged ragged, std::string input_name);
  ~Tokenizer();
  Tokenizer(Tokenizer&&) noexcept;

  /// Takes up a chunk, which must stay alive and unchanged.
  void open(const TextChunk& chunk);
  /// Indexes the next rows, `max_rows` at most; false when there are none. A row with another
  /// number of cells is a CsvError naming line, expected and found, unless `ragged` says otherwise.
  bool next(RowIndex& index, std::size_t max_rows);
  /// Indexes all rows that `next` has not yet, as `chunk.rows` bounds them.
  void all(RowIndex& index);
  TokenizerCounts counts() const;

  /// The line of a place in the chunk, counting from 1; for messages.
  std::uint64_t line(std::uint32_t offset) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// A cell's text: quotes removed, doubled and escaped quotes resolved. Points into `raw` where
/// nothing needs resolving, else into `scratch`.
std::string_view cell_text(std::string_view raw, const CsvDialect& dialect, std::string& scratch);
inline bool is_quoted(std::string_view raw, const CsvDialect& dialect) {
  return !raw.empty() && dialect.quote != 0 && raw.front() == dialect.quote;
}

}  // namespace sprat::csv
