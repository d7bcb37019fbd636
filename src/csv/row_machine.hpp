// SPDX-License-Identifier: Apache-2.0
// RowMachine: CSV's structure byte by byte, exactly as Python's csv module reads it, escapes and
// comments included. What the kernels of structure_scan.hpp must agree with.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/dialect.hpp>

#include "csv/structure_scan.hpp"

namespace sprat::csv {

enum class RowState : std::uint8_t {
  row_start,
  cell_start,
  /// In a cell, where quotes are bytes like any others.
  plain,
  plain_escape,
  quoted,
  quoted_escape,
  /// After a quote inside quotes: another one doubles it, anything else closes.
  quote_in_quoted,
  comment,
  /// After a CR that ended a row: an LF belongs to it.
  after_cr,
};

class RowMachine {
 public:
  explicit RowMachine(const CsvDialect& dialect)
      : delimiter_(dialect.delimiter),
        quote_(dialect.quote),
        escape_(dialect.escape),
        comment_(dialect.comment),
        kernel_(&scan_kernel()),
        ends_plain_{delimiter_, '\n', '\r', escape_ == 0 ? delimiter_ : escape_, '\n'},
        ends_quoted_{quote_, escape_ == 0 ? quote_ : escape_, quote_, quote_, quote_} {}

  void start(std::size_t at, RowState state = RowState::row_start) {
    at_ = at;
    state_ = state;
  }
  std::size_t at() const { return at_; }
  RowState state() const { return state_; }
  bool inside_quotes() const {
    return state_ == RowState::quoted || state_ == RowState::quoted_escape;
  }
  /// Where the last quoted cell's quote stands.
  std::size_t quote_at() const { return quote_at_; }

  /// Reads up to `size`, or until `room` positions are written, or, once `until` is reached, a row
  /// starts. Appends the positions of terminators, of rows only where `rows_only`.
  std::size_t run(const char* text, std::size_t size, std::size_t until, bool rows_only,
                  std::uint32_t* out, std::size_t room);

 private:
  std::size_t skip(const char* text, std::size_t size) const;
  RowState begin_row(char byte) const;
  RowState begin_cell(char byte) const;
  RowState in_plain(char byte) const;
  RowState step(char byte) const;
  bool is_quote(char byte) const { return quote_ != 0 && byte == quote_; }
  bool is_escape(char byte) const { return escape_ != 0 && byte == escape_; }

  char delimiter_;
  char quote_;
  char escape_;
  char comment_;
  const ScanKernel* kernel_;
  SpecialBytes ends_plain_;
  SpecialBytes ends_quoted_;
  RowState state_ = RowState::row_start;
  std::size_t at_ = 0;
  std::size_t quote_at_ = 0;
};

}  // namespace sprat::csv
