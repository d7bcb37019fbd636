// SPDX-License-Identifier: Apache-2.0
#include "csv/row_splitter.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include <sprat/limits.hpp>

#include "csv/csv_error.hpp"
#include "csv/structure_scanner.hpp"

namespace sprat::csv {
namespace {

constexpr std::uint64_t kMaxReadBytes = std::uint64_t{256} << 10;
constexpr std::uint64_t kMinReadBytes = std::uint64_t{4} << 10;
constexpr std::size_t kPositions = 4096;

// What is read beyond a chunk is copied to the next one: little for chunks of few rows.
std::size_t read_bytes(const RowSplitter::Size& size) {
  const std::uint64_t rows = std::min<std::uint64_t>(size.max_rows, kMaxReadBytes);
  const std::uint64_t expected = std::min(rows * 64, size.max_bytes);
  return static_cast<std::size_t>(std::clamp(expected, kMinReadBytes, kMaxReadBytes));
}

}  // namespace

class RowSplitter::Impl {
 public:
  Impl(CsvInput& input, const CsvDialect& dialect, const Size& size, std::uint64_t header_lines)
      : input_(input),
        dialect_(dialect),
        max_rows_(std::max<std::uint64_t>(size.max_rows, 1)),
        max_bytes_(std::min(size.max_bytes, kMaxCellBytes)),
        row_bytes_(std::min(size.row_bytes, kMaxCellBytes)),
        read_bytes_(read_bytes(size)),
        scanner_(dialect, Structure::rows),
        line_(input.first_line() + header_lines) {}

  bool next(TextChunk& chunk);
  bool final_newline() const { return final_newline_; }

 private:
  void read_more(Buffer& into);
  const char* bytes() const { return reinterpret_cast<const char*>(text_->data()); }
  void find_cut();
  void add_row(std::size_t end);
  void cut_at(std::size_t end) {
    cut_ = end;
    is_cut_ = true;
  }
  std::uint64_t lines_in_chunk() const;
  void finish_input();
  void check_row_in_progress();
  [[noreturn]] void fail_too_long() const;
  [[noreturn]] void fail_unclosed() const;

  CsvInput& input_;
  CsvDialect dialect_;
  std::uint64_t max_rows_;
  std::uint64_t max_bytes_;
  std::uint64_t row_bytes_;
  std::size_t read_bytes_;
  StructureScanner scanner_;
  std::array<std::uint32_t, kPositions> positions_;

  // Of the chunk under way.
  Buffer* text_ = nullptr;
  // Read already, after the last chunk's end.
  Buffer rest_;
  bool input_ended_ = false;
  bool finished_ = false;
  bool final_newline_ = true;
  std::uint64_t line_;
  // Of the chunk under way.
  std::uint64_t rows_ = 0;
  std::size_t row_end_ = 0;
  std::size_t cut_ = 0;
  bool is_cut_ = false;
};

void RowSplitter::Impl::read_more(Buffer& into) {
  const std::size_t had = into.size();
  into.resize(had + read_bytes_);
  const std::size_t got = input_.read({reinterpret_cast<char*>(into.data()) + had, read_bytes_});
  into.resize(had + got);
  input_ended_ = got < read_bytes_;
}

// Counts a row that ends before `end`; cuts after or before it where the chunk is full.
void RowSplitter::Impl::add_row(std::size_t end) {
  const bool too_large = end + (rows_ + 1) * row_bytes_ > max_bytes_;
  if (too_large && rows_ != 0) {
    cut_at(row_end_);
    return;
  }
  if (end - row_end_ > kMaxCellBytes) fail_too_long();
  ++rows_;
  row_end_ = end;
  if (too_large || rows_ == max_rows_) cut_at(end);
}

void RowSplitter::Impl::find_cut() {
  while (!is_cut_) {
    const std::size_t count =
        scanner_.scan(bytes(), text_->size(), input_ended_, positions_.data(), positions_.size());
    for (std::size_t i = 0; i < count && !is_cut_; ++i) {
      const std::size_t position = positions_[i];
      const bool crlf = bytes()[position] == '\r' && position + 1 < text_->size() &&
                        bytes()[position + 1] == '\n';
      add_row(position + (crlf ? 2 : 1));
    }
    if (count == 0) break;
  }
  if (!is_cut_) check_row_in_progress();
}

// A row whose end is not in sight may already be too large for the chunk, or for any.
void RowSplitter::Impl::check_row_in_progress() {
  const std::size_t least_end = scanner_.at();
  if (least_end <= row_end_) return;
  if (rows_ != 0 && least_end + (rows_ + 1) * row_bytes_ > max_bytes_) cut_at(row_end_);
  if (least_end - row_end_ > kMaxCellBytes) fail_too_long();
}

// The input's last row may have no line end.
void RowSplitter::Impl::finish_input() {
  if (scanner_.inside_quotes()) fail_unclosed();
  if (row_end_ < text_->size()) {
    final_newline_ = false;
    add_row(text_->size());
  }
  if (!is_cut_) cut_at(text_->size());
}

std::uint64_t RowSplitter::Impl::lines_in_chunk() const {
  // The input's last row may end without a line end.
  return scanner_.lines_are_rows() && final_newline_ ? rows_ : count_lines(bytes(), cut_);
}

void RowSplitter::Impl::fail_too_long() const {
  const std::uint64_t line = line_ + count_lines(bytes(), row_end_);
  std::string what = at_line(input_.name(), line) + "a row of over " +
                     std::to_string(kMaxCellBytes >> 20) + " MiB begins here";
  if (scanner_.inside_quotes()) what += "; is a quote in it never closed?";
  throw LimitError(what);
}

void RowSplitter::Impl::fail_unclosed() const {
  RowMachine machine(dialect_);
  machine.start(row_end_);
  std::uint32_t ignored = 0;
  while (machine.at() < text_->size()) {
    machine.run(bytes(), text_->size(), text_->size(), true, &ignored, 1);
  }
  throw unclosed_quote(input_.name(), line_ + count_lines(bytes(), machine.quote_at()));
}

bool RowSplitter::Impl::next(TextChunk& chunk) {
  if (finished_) return false;
  text_ = &chunk.text;
  text_->assign(rest_.bytes());
  scanner_.start(0);
  rows_ = 0;
  row_end_ = 0;
  is_cut_ = false;
  for (find_cut(); !is_cut_; find_cut()) {
    if (input_ended_) {
      finish_input();
      break;
    }
    read_more(*text_);
  }
  rest_.assign(text_->bytes().subspan(cut_));
  if (rest_.empty() && !input_ended_) read_more(rest_);
  text_->resize(cut_);
  chunk.first_line = line_;
  chunk.rows = rows_;
  line_ += lines_in_chunk();
  finished_ = chunk.last = input_ended_ && rest_.empty();
  return cut_ != 0;
}

RowSplitter::RowSplitter(CsvInput& input, const CsvDialect& dialect, const Size& size,
                         std::uint64_t header_lines)
    : impl_(std::make_unique<Impl>(input, dialect, size, header_lines)) {}
RowSplitter::~RowSplitter() = default;

bool RowSplitter::next(TextChunk& chunk) {
  return impl_->next(chunk);
}
bool RowSplitter::final_newline() const {
  return impl_->final_newline();
}

}  // namespace sprat::csv
