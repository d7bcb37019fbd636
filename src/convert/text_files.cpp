// SPDX-License-Identifier: Apache-2.0
#include "convert/text_files.hpp"

#include <algorithm>
#include <span>

namespace sprat {

namespace {

bool ends_line(std::string_view text) {
  return !text.empty() && (text.back() == '\n' || text.back() == '\r');
}

void skip_bytes(csv::CsvInput& input, std::size_t count) {
  std::vector<char> skipped(std::min<std::size_t>(count, std::size_t{1} << 16));
  while (count > 0) {
    const std::size_t got = input.read(std::span(skipped).first(std::min(count, skipped.size())));
    if (got == 0) return;
    count -= got;
  }
}

}  // namespace

bool TextFiles::rewindable() const {
  return std::none_of(paths_.begin(), paths_.end(),
                      [](const std::string& path) { return path == "-"; });
}

void TextFiles::open(std::size_t path) {
  input_ = open_input(paths_[path]);
  const std::string_view sample = input_->peek(kSampleBytes);
  const bool is_first = path == 0 && !begun_;
  const Head head = read_head(*input_, sample, is_first);
  header_lines_ = head.lines;
  if (is_first) {
    first_name_ = input_->name();
    sample_ = sample.substr(head.bytes);
    sample_ends_input_ = sample.size() < kSampleBytes;
    first_row_line_ = input_->first_line() + header_lines_;
  }
  final_newline_ = ends_line(sample.substr(0, head.bytes));
  skip_bytes(*input_, head.bytes);
  has_rows_ = false;
  path_ = path;
}

void TextFiles::split() {
  splitter_ = std::make_unique<csv::RowSplitter>(*input_, row_dialect(), size_, header_lines_);
}

void TextFiles::begin(const ChunkSize& size) {
  if (begun_) open(0);
  begun_ = true;
  size_ = size;
  bytes_of_earlier_inputs_ = 0;
  split();
}

bool TextFiles::next(csv::TextChunk& chunk) {
  while (!splitter_->next(chunk)) {
    if (has_rows_) final_newline_ = splitter_->final_newline();
    if (path_ + 1 == paths_.size()) return false;
    bytes_of_earlier_inputs_ += input_->source_bytes_read();
    splitter_.reset();
    open(path_ + 1);
    split();
  }
  has_rows_ = true;
  return true;
}

std::uint64_t TextFiles::source_bytes_read() const {
  return bytes_of_earlier_inputs_ + input_->source_bytes_read();
}

std::optional<std::uint64_t> TextFiles::source_bytes() const {
  std::uint64_t total = 0;
  for (const std::string& path : paths_) {
    const std::optional<std::uint64_t> size =
        path == "-" ? std::nullopt : open_source(path)->size();
    if (!size) return std::nullopt;
    total += *size;
  }
  return total;
}

}  // namespace sprat
