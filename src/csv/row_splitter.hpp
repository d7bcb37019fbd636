// SPDX-License-Identifier: Apache-2.0
// RowSplitter: cuts a stream of CSV text into chunks of whole rows, exactly, never by guess.
#pragma once

#include <cstdint>
#include <memory>

#include <sprat/buffer.hpp>
#include <sprat/dialect.hpp>

#include "csv/csv_input.hpp"

namespace sprat::csv {

/// Whole rows of text, blank and comment lines included.
struct TextChunk {
  Buffer text;
  /// Line number of the first byte, counting from 1 and all lines of the input.
  std::uint64_t first_line = 1;
  /// Lines outside quotes: as many rows at most.
  std::uint64_t rows = 0;
  /// The input's last chunk.
  bool last = false;
};

class RowSplitter {
 public:
  /// A chunk ends after `max_rows` lines outside quotes, or before a row that would take it over
  /// max_bytes, where each row counts `row_bytes` besides its text; a longer row is a chunk of its
  /// own.
  struct Size {
    std::uint64_t max_rows = 0;
    std::uint64_t max_bytes = 0;
    std::uint64_t row_bytes = 0;
  };
  /// The input stands at the first row to split, `header_lines` below its first line. Rows over
  /// kMaxCellBytes are a LimitError naming the line.
  RowSplitter(CsvInput& input, const CsvDialect& dialect, const Size& size,
              std::uint64_t header_lines = 0);
  ~RowSplitter();

  /// False at the end. A quote that is never closed is a CsvError naming its line.
  bool next(TextChunk& chunk);
  /// Whether the input ended with a line end; known after the last chunk.
  bool final_newline() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::csv
