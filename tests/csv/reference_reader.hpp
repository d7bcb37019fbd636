// SPDX-License-Identifier: Apache-2.0
// Another reader of CSV, as simple as can be: what splitter and tokenizer must agree with. Its rows
// agree with those of Python's csv module (newline='', not strict).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sprat/dialect.hpp>

namespace sprat::csv {

struct ReferenceCell {
  std::string text;
  bool quoted = false;
};

struct ReferenceRow {
  std::vector<ReferenceCell> cells;
  bool blank = false;
  bool comment = false;
};

class ReferenceReader {
 public:
  ReferenceReader(std::string_view text, const CsvDialect& dialect)
      : text_(text), dialect_(dialect) {}

  /// False where the text ends inside quotes.
  bool read(std::vector<ReferenceRow>& rows) {
    while (at_ < text_.size()) {
      if (!read_row(rows.emplace_back())) return false;
    }
    return true;
  }

 private:
  bool ends_row() const { return at_ == text_.size() || here() == '\n' || here() == '\r'; }
  char here() const { return text_[at_]; }
  bool is_escape() const { return dialect_.escape != 0 && here() == dialect_.escape; }
  bool is_quote() const { return dialect_.quote != 0 && here() == dialect_.quote; }

  bool read_row(ReferenceRow& row) {
    row.blank = ends_row();
    row.comment = !row.blank && dialect_.comment != 0 && here() == dialect_.comment;
    while (row.comment && !ends_row()) ++at_;
    while (!row.comment) {
      if (!read_cell(row.cells.emplace_back())) return false;
      if (ends_row()) break;
      ++at_;
    }
    if (at_ < text_.size() && here() == '\r') {
      ++at_;
      if (at_ < text_.size() && here() == '\n') ++at_;
    } else if (at_ < text_.size()) {
      ++at_;
    }
    return true;
  }

  bool read_cell(ReferenceCell& cell) {
    if (at_ < text_.size() && is_quote()) {
      cell.quoted = true;
      ++at_;
      if (!read_quoted(cell.text)) return false;
      // What follows the closing quote is literal, even an escape.
      if (!ends_row() && is_escape()) cell.text.push_back(text_[at_++]);
    }
    for (; !ends_row() && here() != dialect_.delimiter; ++at_) take(cell.text);
    return true;
  }

  // One byte, or the one that an escape protects.
  void take(std::string& into) {
    if (is_escape() && at_ + 1 < text_.size()) ++at_;
    into.push_back(here());
  }

  bool read_quoted(std::string& into) {
    for (; at_ < text_.size(); ++at_) {
      if (is_quote()) {
        ++at_;
        if (at_ == text_.size() || !is_quote()) return true;
        into.push_back(here());
      } else {
        take(into);
      }
    }
    return false;
  }

  std::string_view text_;
  CsvDialect dialect_;
  std::size_t at_ = 0;
};

}  // namespace sprat::csv
