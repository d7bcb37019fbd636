// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_text.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <sprat/error.hpp>

#include "csv/dialect_detection.hpp"
#include "text/misfit.hpp"

namespace sprat {

namespace {

/// What dialect and types are decided on.
constexpr std::size_t kSampleBytes = std::size_t{1} << 20;

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

CsvText::CsvText(std::vector<std::string> paths, CsvOptions options)
    : paths_(std::move(paths)), options_(std::move(options)) {
  open(0);
}

std::string_view CsvText::sample_rows() const {
  return sample_;
}

bool CsvText::rewindable() const {
  return std::none_of(paths_.begin(), paths_.end(),
                      [](const std::string& path) { return path == "-"; });
}

void CsvText::open(std::size_t path) {
  input_ = std::make_unique<csv::CsvInput>(open_source(paths_[path]), options_);
  const std::string_view sample = input_->peek(kSampleBytes);
  CsvOptions options = options_;
  if (path != 0 || begun_) options.delimiter = dialect_.delimiter;
  csv::Detected detected =
      csv::detect_dialect(sample, sample.size() < kSampleBytes, options, input_->name());
  detected.dialect.encoding = input_->encoding();
  detected.dialect.byte_order_mark = input_->byte_order_mark();
  header_lines_ = detected.header_lines;
  if (path == 0 && !begun_) {
    dialect_ = std::move(detected.dialect);
    first_name_ = input_->name();
    sample_ = sample.substr(detected.header_bytes);
    sample_is_all_ = sample.size() < kSampleBytes;
    first_row_line_ = input_->first_line() + header_lines_;
  } else if (path != 0) {
    check_header(detected.dialect);
  }
  final_newline_ = ends_line(sample.substr(0, detected.header_bytes));
  skip_bytes(*input_, detected.header_bytes);
  has_rows_ = false;
  path_ = path;
}

void CsvText::check_header(const CsvDialect& other) const {
  const std::size_t expected = dialect_.columns.size();
  if (other.columns.size() != expected) {
    throw CsvError(input_->name() + ": " + std::to_string(other.columns.size()) + " columns, but " +
                   first_name_ + " has " + std::to_string(expected) +
                   "; inputs converted together need the same header");
  }
  for (std::size_t i = 0; i < expected; ++i) {
    if (other.columns[i].header != dialect_.columns[i].header) {
      throw CsvError(input_->name() + ": column " + std::to_string(i + 1) + " is " +
                     text::quoted_excerpt(other.columns[i].header) + ", but " +
                     text::quoted_excerpt(dialect_.columns[i].header) + " in " + first_name_ +
                     "; inputs converted together need the same header");
    }
  }
}

void CsvText::begin(const ChunkSize& size) {
  if (begun_) open(0);
  begun_ = true;
  size_ = size;
  bytes_of_earlier_inputs_ = 0;
  splitter_ = std::make_unique<csv::RowSplitter>(*input_, dialect_, size_, header_lines_);
}

bool CsvText::next(csv::TextChunk& chunk) {
  while (!splitter_->next(chunk)) {
    if (has_rows_) final_newline_ = splitter_->final_newline();
    if (path_ + 1 == paths_.size()) return false;
    bytes_of_earlier_inputs_ += input_->source_bytes_read();
    splitter_.reset();
    open(path_ + 1);
    splitter_ = std::make_unique<csv::RowSplitter>(*input_, dialect_, size_, header_lines_);
  }
  has_rows_ = true;
  return true;
}

std::uint64_t CsvText::source_bytes_read() const {
  return bytes_of_earlier_inputs_ + input_->source_bytes_read();
}

std::optional<std::uint64_t> CsvText::source_bytes() const {
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
