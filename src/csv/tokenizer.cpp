// SPDX-License-Identifier: Apache-2.0
#include "csv/tokenizer.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "csv/csv_error.hpp"
#include "csv/index_transpose.hpp"
#include "csv/structure_scanner.hpp"

namespace sprat::csv {
namespace {

// Cells of one index, so that it and its text stay in a core's first cache; but rows enough for the
// kernels to work on.
constexpr std::size_t kIndexCells = 4096;
constexpr std::size_t kMinRows = kTransposedRows;

std::string count_of_cells(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

}  // namespace

class Tokenizer::Impl {
 public:
  Impl(const CsvDialect& dialect, std::size_t columns, Ragged ragged, std::string input_name)
      : scanner_(dialect, Structure::cells),
        comment_(dialect.comment),
        columns_(columns),
        ragged_(ragged),
        input_name_(std::move(input_name)) {}

  void open(const TextChunk& chunk);
  bool next(RowIndex& index, std::size_t max_rows);
  void all(RowIndex& index);
  std::uint64_t line(std::uint32_t offset) const {
    return first_line_ + count_lines(text_, std::min<std::size_t>(offset, size_));
  }

  const TokenizerCounts& counts() const { return counts_; }

 private:
  void begin(RowIndex& index, std::size_t max_rows) const;
  void scan(std::size_t wanted);
  bool take_regular_rows(RowIndex& index, std::size_t max_rows);
  void take_rows(RowIndex& index, std::size_t max_rows);
  void take_row(RowIndex& index, std::size_t first, std::size_t cells);
  bool is_left_out(std::size_t first, std::size_t cells);
  enum class RowEnds : std::uint8_t { none, any, lf };
  RowEnds row_ends(std::size_t rows) const;
  void find_begins(RowIndex& index, std::size_t first, RowEnds row_ends) const;
  void drop_taken(std::size_t taken, std::uint64_t line_ends);
  bool is_line_end(std::uint32_t position) const {
    return position == size_ || text_[position] == '\n' || text_[position] == '\r';
  }
  std::uint32_t row_after(std::uint32_t position) const;
  std::size_t rows_at_once() const {
    return std::max(kMinRows, kIndexCells / std::max<std::size_t>(columns_, 1));
  }
  [[noreturn]] void fail_ragged(std::size_t cells) const;

  StructureScanner scanner_;
  TransposeKernel transpose_ = transpose_kernel();
  char comment_;
  std::size_t columns_;
  Ragged ragged_;
  std::string input_name_;
  TokenizerCounts counts_;

  const char* text_ = nullptr;
  std::size_t size_ = 0;
  std::uint64_t max_rows_ = 0;
  std::uint64_t first_line_ = 1;
  // Where the next row begins; its terminators and those after it are ends_[0, found_).
  std::uint32_t row_begin_ = 0;
  std::vector<std::uint32_t> ends_;
  std::size_t found_ = 0;
  std::uint64_t line_ends_found_ = 0;
  bool scanned_all_ = true;
};

void Tokenizer::Impl::open(const TextChunk& chunk) {
  if (chunk.text.size() >= UINT32_MAX) throw LimitError("a chunk of CSV text is over 4 GiB");
  text_ = reinterpret_cast<const char*>(chunk.text.data());
  size_ = chunk.text.size();
  max_rows_ = chunk.rows;
  first_line_ = chunk.first_line;
  row_begin_ = 0;
  found_ = 0;
  line_ends_found_ = 0;
  scanned_all_ = size_ == 0;
  scanner_.start(0);
}

// Finds terminators until there are `wanted`, or all.
void Tokenizer::Impl::scan(std::size_t wanted) {
  while (found_ < wanted && !scanned_all_) {
    const std::size_t room = std::max(wanted, found_) + 2 * kScanSlack;
    if (ends_.size() < room + 1) ends_.resize(room + 1);
    const std::uint64_t line_ends_before = scanner_.line_ends();
    found_ += scanner_.scan(text_, size_, true, ends_.data() + found_, room - found_);
    line_ends_found_ += scanner_.line_ends() - line_ends_before;
    if (scanner_.at() < size_) continue;
    scanned_all_ = true;
    if (scanner_.inside_quotes()) throw unclosed_quote(input_name_, line(row_begin_));
    const std::uint32_t begin = found_ == 0 ? row_begin_ : row_after(ends_[found_ - 1]);
    const bool open_row = begin < size_ || (found_ != 0 && !is_line_end(ends_[found_ - 1]));
    if (!open_row) continue;
    ends_[found_++] = static_cast<std::uint32_t>(size_);
    ++line_ends_found_;
  }
}

// Where the cell after a terminator begins.
std::uint32_t Tokenizer::Impl::row_after(std::uint32_t position) const {
  const bool crlf = position + 1 < size_ && text_[position] == '\r' && text_[position + 1] == '\n';
  return position + (crlf ? 2 : 1);
}

// The first `taken` positions are in the index now.
void Tokenizer::Impl::drop_taken(std::size_t taken, std::uint64_t line_ends) {
  row_begin_ = row_after(ends_[taken - 1]);
  std::memmove(ends_.data(), ends_.data() + taken, (found_ - taken) * sizeof(std::uint32_t));
  found_ -= taken;
  line_ends_found_ -= line_ends;
}

// Whether all rows of so many cells end in line ends, and in which.
Tokenizer::Impl::RowEnds Tokenizer::Impl::row_ends(std::size_t rows) const {
  bool all_lf = true;
  for (std::size_t row = 1; row <= rows; ++row) {
    all_lf &= text_[ends_[row * columns_ - 1]] == '\n';
  }
  if (all_lf) return RowEnds::lf;
  for (std::size_t row = 1; row <= rows; ++row) {
    if (!is_line_end(ends_[row * columns_ - 1])) return RowEnds::none;
  }
  return RowEnds::any;
}

// Each row begins after the one before.
void Tokenizer::Impl::find_begins(RowIndex& index, std::size_t first, RowEnds row_ends) const {
  const std::uint32_t* const last = index.ends.data() + (columns_ - 1) * index.stride;
  index.begins[first] = row_begin_;
  for (std::size_t row = first + 1; row < index.rows; ++row) {
    index.begins[row] = row_ends == RowEnds::lf ? last[row - 1] + 1 : row_after(last[row - 1]);
  }
}

// Where every row has its number of cells, the positions are the index: no cell is looked at.
bool Tokenizer::Impl::take_regular_rows(RowIndex& index, std::size_t max_rows) {
  const std::size_t first = index.rows;
  const std::size_t wanted = max_rows - first;
  const std::size_t rows = std::min(wanted, found_ / columns_);
  const std::size_t taken = rows * columns_;
  // Rows are transposed so many at a time, whatever stands behind them.
  if (first % kTransposedRows != 0) return false;
  if (rows == 0 || comment_ != 0 || (rows < wanted && taken != found_)) return false;
  std::uint64_t line_ends = line_ends_found_;
  for (std::size_t i = taken; i < found_; ++i) line_ends -= is_line_end(ends_[i]) ? 1U : 0U;
  if (line_ends != rows) return false;
  const RowEnds ends = row_ends(rows);
  if (ends == RowEnds::none) return false;
  index.rows = first + rows;
  transpose_(ends_.data(), rows, columns_, index.ends.data() + first, index.stride);
  find_begins(index, first, ends);
  drop_taken(taken, rows);
  return true;
}

// Row by row: blank lines, comments and ragged rows are among them.
void Tokenizer::Impl::take_rows(RowIndex& index, std::size_t max_rows) {
  std::size_t taken = 0;
  std::uint64_t line_ends = 0;
  for (std::size_t i = 0; i < found_ && index.rows < max_rows; ++i) {
    if (!is_line_end(ends_[i])) continue;
    take_row(index, taken, i + 1 - taken);
    taken = i + 1;
    ++line_ends;
    row_begin_ = row_after(ends_[i]);
  }
  if (taken == 0) {
    scan(2 * found_);
  } else {
    drop_taken(taken, line_ends);
  }
}

void Tokenizer::Impl::take_row(RowIndex& index, std::size_t first, std::size_t cells) {
  if (is_left_out(first, cells)) return;
  std::uint32_t* const ends = index.ends.data() + index.rows;
  for (std::size_t column = 0; column < cells; ++column) {
    ends[column * index.stride] = ends_[first + column];
  }
  for (std::size_t column = cells; column < columns_; ++column) {
    ends[column * index.stride] = ends[(column - 1) * index.stride] + 1;
  }
  if (cells < columns_) ++counts_.padded_rows;
  index.begins[index.rows++] = row_begin_;
}

// Counts a line that is no row, or throws; false where it is a row of at most `columns_` cells.
bool Tokenizer::Impl::is_left_out(std::size_t first, std::size_t cells) {
  if (comment_ != 0 && row_begin_ < size_ && text_[row_begin_] == comment_) {
    ++counts_.comment_lines;
    return true;
  }
  if (cells == 1 && columns_ > 1 && ends_[first] == row_begin_) {
    ++counts_.blank_lines;
    return true;
  }
  if (cells == columns_ || (cells < columns_ && ragged_ == Ragged::pad)) return false;
  if (ragged_ != Ragged::skip) fail_ragged(cells);
  ++counts_.skipped_rows;
  return true;
}

void Tokenizer::Impl::fail_ragged(std::size_t cells) const {
  std::string what = at_line(input_name_, line(row_begin_)) + count_of_cells(cells) +
                     ", but the header has " + std::to_string(columns_);
  what +=
      ragged_ == Ragged::pad
          ? "; --ragged pad only adds cells, for dropping some would lose data: use --ragged skip"
          : "; use --ragged pad or skip";
  throw CsvError(what);
}

// An index with room for so many rows.
void Tokenizer::Impl::begin(RowIndex& index, std::size_t max_rows) const {
  index.text = text_;
  index.columns = columns_;
  index.rows = 0;
  index.stride = round_up(max_rows, kTransposedRows);
  if (index.begins.size() < index.stride) index.begins.resize(index.stride);
  if (index.ends.size() < index.stride * columns_) index.ends.resize(index.stride * columns_);
}

bool Tokenizer::Impl::next(RowIndex& index, std::size_t max_rows) {
  max_rows = std::min(max_rows, rows_at_once());
  begin(index, max_rows);
  if (columns_ == 0) return false;
  while (index.rows == 0) {
    scan(max_rows * columns_);
    if (found_ == 0) return false;
    if (!take_regular_rows(index, max_rows)) take_rows(index, max_rows);
  }
  return true;
}

// In groups, whose positions stay in the cache until they are transposed.
void Tokenizer::Impl::all(RowIndex& index) {
  const auto rows = static_cast<std::size_t>(max_rows_);
  const std::size_t group = rows_at_once();
  begin(index, rows);
  if (columns_ == 0) return;
  for (scan(group * columns_); found_ != 0; scan(group * columns_)) {
    const std::size_t end = std::min(rows, index.rows + group);
    if (index.rows == end) throw std::logic_error("a chunk of text has more rows than it says");
    if (!take_regular_rows(index, end)) take_rows(index, end);
  }
}

Tokenizer::Tokenizer(const CsvDialect& dialect, std::size_t columns, Ragged ragged,
                     std::string input_name)
    : impl_(std::make_unique<Impl>(dialect, columns, ragged, std::move(input_name))) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;

void Tokenizer::open(const TextChunk& chunk) {
  impl_->open(chunk);
}
bool Tokenizer::next(RowIndex& index, std::size_t max_rows) {
  return impl_->next(index, max_rows);
}
TokenizerCounts Tokenizer::counts() const {
  return impl_->counts();
}
void Tokenizer::all(RowIndex& index) {
  impl_->all(index);
}
std::uint64_t Tokenizer::line(std::uint32_t offset) const {
  return impl_->line(offset);
}

}  // namespace sprat::csv
