// SPDX-License-Identifier: Apache-2.0
#include "csv/row_machine.hpp"

namespace sprat::csv {

// Outside quotes, a byte leads to cell_start, after_cr or row_start exactly where it ends a cell.
RowState RowMachine::in_plain(char byte) const {
  if (byte == '\n') return RowState::row_start;
  if (byte == '\r') return RowState::after_cr;
  if (byte == delimiter_) return RowState::cell_start;
  if (is_escape(byte)) return RowState::plain_escape;
  return RowState::plain;
}

RowState RowMachine::begin_cell(char byte) const {
  return is_quote(byte) ? RowState::quoted : in_plain(byte);
}

RowState RowMachine::begin_row(char byte) const {
  return comment_ != 0 && byte == comment_ ? RowState::comment : begin_cell(byte);
}

RowState RowMachine::step(char byte) const {
  switch (state_) {
    case RowState::row_start:
    case RowState::after_cr:
      return begin_row(byte);
    case RowState::cell_start:
      return begin_cell(byte);
    case RowState::plain:
      return in_plain(byte);
    case RowState::plain_escape:
      return RowState::plain;
    case RowState::quoted:
      if (is_escape(byte)) return RowState::quoted_escape;
      return is_quote(byte) ? RowState::quote_in_quoted : RowState::quoted;
    case RowState::quoted_escape:
      return RowState::quoted;
    case RowState::quote_in_quoted:
      if (is_quote(byte)) return RowState::quoted;
      // Right after the closing quote an escape is a byte like any other.
      return is_escape(byte) ? RowState::plain : in_plain(byte);
    case RowState::comment:
      if (byte == '\n') return RowState::row_start;
      return byte == '\r' ? RowState::after_cr : RowState::comment;
  }
  return RowState::plain;
}

// The next byte that can change the state.
std::size_t RowMachine::skip(const char* text, std::size_t size) const {
  if (state_ == RowState::plain || state_ == RowState::comment) {
    return kernel_->find_any(text, at_, size, ends_plain_);
  }
  return state_ == RowState::quoted ? kernel_->find_any(text, at_, size, ends_quoted_) : at_;
}

std::size_t RowMachine::run(const char* text, std::size_t size, std::size_t until, bool rows_only,
                            std::uint32_t* out, std::size_t room) {
  std::size_t count = 0;
  for (; at_ < size && count < room; ++at_) {
    at_ = skip(text, size);
    if (at_ == size) break;
    const char byte = text[at_];
    if (state_ == RowState::after_cr && byte == '\n') {
      state_ = RowState::row_start;
      continue;
    }
    if (at_ >= until && (state_ == RowState::row_start || state_ == RowState::after_cr)) break;
    const bool cell_begins = state_ == RowState::row_start || state_ == RowState::after_cr ||
                             state_ == RowState::cell_start;
    state_ = step(byte);
    if (cell_begins && state_ == RowState::quoted) quote_at_ = at_;
    const bool row_end = state_ == RowState::row_start || state_ == RowState::after_cr;
    if (row_end || (state_ == RowState::cell_start && !rows_only)) {
      out[count++] = static_cast<std::uint32_t>(at_);
    }
  }
  return count;
}

}  // namespace sprat::csv
