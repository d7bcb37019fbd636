// SPDX-License-Identifier: Apache-2.0
// WordCellWriter: cells of booleans, enums and text of a fixed length, quoted as texts are.
#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "csv/cell_quoting.hpp"
#include "text/cell_format.hpp"
#include "text/cell_writer.hpp"
#include "text/formatted_rows.hpp"

namespace sprat::csv {

class WordCellWriter final : public text::CellWriter {
 public:
  WordCellWriter(std::unique_ptr<text::CellFormat> format, CellQuoting quoting,
                 std::string_view null_text, bool quoted)
      : words_(std::move(format)),
        quoting_(std::move(quoting)),
        null_text_(null_text),
        quoted_(quoted) {}

  void open(const Column& column, std::size_t, std::size_t) override { column_ = &column; }

  std::size_t max_bytes(std::size_t first, std::size_t count) override {
    words_.format(*column_, first, count);
    return quoting_.written_bytes(words_.all()) + count * (null_text_.size() + 3);
  }

  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_text_.write(to);
    const std::string_view word = words_.row(row);
    if (quoted_ || quoting_.needs_quotes(word)) return quoting_.write(word, to);
    return text::copy_bytes(word.data(), word.size(), to);
  }

 private:
  // Of the few rows that are being written.
  text::FormattedRows words_;
  CellQuoting quoting_;
  text::ShortText null_text_;
  bool quoted_;
  const Column* column_ = nullptr;
};

}  // namespace sprat::csv
