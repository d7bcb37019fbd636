// SPDX-License-Identifier: Apache-2.0
#include "csv/dialect_detection.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "csv/csv_error.hpp"
#include "csv/structure_scanner.hpp"
#include "csv/tokenizer.hpp"

namespace sprat::csv {
namespace {

// In order of preference among those that fit equally well.
constexpr std::array<char, 4> kDelimiters = {',', ';', '\t', '|'};

struct SampleRow {
  std::size_t begin = 0;
  std::size_t first_cell = 0;
  std::size_t cells = 0;
  /// Blank lines and comments.
  bool left_out = false;
};

/// A sample's whole rows as one dialect has them.
class Sample {
 public:
  Sample(std::string_view text, bool is_all, const CsvDialect& dialect);

  std::string_view raw(const SampleRow& row, std::size_t cell) const {
    const std::size_t from = cell == 0 ? row.begin : ends_[row.first_cell + cell - 1] + 1;
    return text_.substr(from, ends_[row.first_cell + cell] - from);
  }
  /// Past the row's line end.
  std::size_t end(const SampleRow& row) const { return after(last_end(row)); }
  const SampleRow* first_row() const;
  /// Of all rows, those with as many cells as the first, in millionths.
  std::uint64_t consistency() const;
  LineEnd line_end() const;
  bool ends_inside_quotes() const { return ends_inside_quotes_; }

 private:
  void add_row(std::size_t begin, std::size_t first_cell, std::size_t cells, char comment);
  std::size_t last_end(const SampleRow& row) const { return ends_[row.first_cell + row.cells - 1]; }
  bool is_crlf(std::size_t at) const {
    return at + 1 < text_.size() && text_[at] == '\r' && text_[at + 1] == '\n';
  }
  std::size_t after(std::size_t at) const {
    return std::min(text_.size(), at + (is_crlf(at) ? 2 : 1));
  }

  std::string_view text_;
  std::vector<std::uint32_t> ends_;
  std::vector<SampleRow> rows_;
  bool ends_inside_quotes_ = false;
};

Sample::Sample(std::string_view text, bool is_all, const CsvDialect& dialect) : text_(text) {
  StructureScanner scanner(dialect, Structure::cells);
  std::size_t found = 0;
  while (scanner.at() < text.size()) {
    ends_.resize(found + text.size() / 4 + 2 * kScanSlack);
    found +=
        scanner.scan(text.data(), text.size(), true, ends_.data() + found, ends_.size() - found);
  }
  ends_.resize(found);
  ends_inside_quotes_ = scanner.inside_quotes();
  std::size_t begin = 0;
  std::size_t first_cell = 0;
  for (std::size_t i = 0; i < found; ++i) {
    const char byte = text[ends_[i]];
    // Of a CR at the end it is not known whether an LF follows.
    const bool is_whole = byte != '\r' || is_all || ends_[i] + 1 < text.size();
    if ((byte != '\n' && byte != '\r') || !is_whole) continue;
    add_row(begin, first_cell, i + 1 - first_cell, dialect.comment);
    begin = after(ends_[i]);
    first_cell = i + 1;
  }
  if (!is_all || begin == text.size()) return;
  ends_.push_back(static_cast<std::uint32_t>(text.size()));
  add_row(begin, first_cell, ends_.size() - first_cell, dialect.comment);
}

void Sample::add_row(std::size_t begin, std::size_t first_cell, std::size_t cells, char comment) {
  const bool blank = cells == 1 && ends_[first_cell] == begin;
  const bool is_comment = comment != 0 && !blank && text_[begin] == comment;
  rows_.push_back({begin, first_cell, cells, blank || is_comment});
}

const SampleRow* Sample::first_row() const {
  const auto row =
      std::find_if(rows_.begin(), rows_.end(), [](const SampleRow& r) { return !r.left_out; });
  return row == rows_.end() ? nullptr : &*row;
}

std::uint64_t Sample::consistency() const {
  const SampleRow* const first = first_row();
  if (first == nullptr || first->cells < 2) return 0;
  std::uint64_t rows = 0;
  std::uint64_t alike = 0;
  for (const SampleRow& row : rows_) {
    rows += row.left_out ? 0 : 1;
    alike += !row.left_out && row.cells == first->cells ? 1 : 0;
  }
  return alike * 1'000'000 / rows;
}

LineEnd Sample::line_end() const {
  std::array<std::size_t, 3> counts{};
  LineEnd most = LineEnd::lf;
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
    const std::size_t at = last_end(*row);
    if (at == text_.size()) continue;
    const LineEnd kind = text_[at] == '\n' ? LineEnd::lf
                         : is_crlf(at)     ? LineEnd::crlf
                                           : LineEnd::cr;
    // Backwards, so that of equally many the first in the text stays.
    if (++counts[static_cast<std::size_t>(kind)] >= counts[static_cast<std::size_t>(most)]) {
      most = kind;
    }
  }
  return most;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The delimiter of a file whose rows fit no delimiter better than another.
char expected_delimiter(const std::string& input_name) {
  std::string_view name = input_name;
  for (const std::string_view compressed : {".gz", ".zst"}) {
    if (ends_with(name, compressed)) name.remove_suffix(compressed.size());
  }
  return ends_with(name, ".tsv") || ends_with(name, ".tab") ? '\t' : kDelimiters.front();
}

char detect_delimiter(std::string_view text, bool is_all, CsvDialect dialect,
                      const std::string& input_name) {
  char best = expected_delimiter(input_name);
  dialect.delimiter = best;
  std::uint64_t best_consistency = Sample(text, is_all, dialect).consistency();
  for (const char delimiter : kDelimiters) {
    if (delimiter == dialect.quote || delimiter == dialect.escape || delimiter == dialect.comment) {
      continue;
    }
    dialect.delimiter = delimiter;
    const std::uint64_t consistency = Sample(text, is_all, dialect).consistency();
    if (consistency <= best_consistency) continue;
    best = delimiter;
    best_consistency = consistency;
  }
  return best;
}

void check_character(char byte, const char* option) {
  const auto code = static_cast<unsigned char>(byte);
  if (code < 0x80 && byte != '\n' && byte != '\r') return;
  throw CsvError(std::string(option) + " takes one ASCII character other than a line end");
}

void check_distinct(const CsvDialect& dialect) {
  check_character(dialect.delimiter, "--delimiter");
  check_character(dialect.quote, "--quote");
  check_character(dialect.escape, "--escape");
  check_character(dialect.comment, "--comment");
  const std::array<char, 4> used = {dialect.delimiter, dialect.quote, dialect.escape,
                                    dialect.comment};
  for (std::size_t i = 0; i < used.size(); ++i) {
    for (std::size_t j = i + 1; j < used.size(); ++j) {
      if (used[i] == 0 || used[i] != used[j]) continue;
      throw CsvError(
          std::string("--delimiter, --quote, --escape and --comment must differ; two are '") +
          used[i] + "'");
    }
  }
}

CsvDialect given_dialect(const CsvOptions& options) {
  CsvDialect dialect;
  dialect.quote = options.quote.value_or('"');
  dialect.escape = options.escape.value_or(char{0});
  // A quote that escapes quotes is a doubled quote.
  if (dialect.escape == dialect.quote) dialect.escape = 0;
  dialect.comment = options.comment.value_or(char{0});
  dialect.delimiter = options.delimiter.value_or(',');
  dialect.has_header = options.has_header;
  dialect.encoding = options.encoding.value_or(TextEncoding::utf8);
  return dialect;
}

[[noreturn]] void fail_unfinished(std::size_t sample_bytes, bool is_all, bool inside_quotes,
                                  const std::string& input_name, std::uint64_t line) {
  if (is_all) throw unclosed_quote(input_name, line);
  throw CsvError(at_line(input_name, line) + "the first row does not end within " +
                 std::to_string(sample_bytes) + " bytes" +
                 (inside_quotes ? ": a quote in it is never closed" : "") +
                 "; name the separators with --delimiter and --quote, or leave out lines before "
                 "the header with --skip");
}

void read_columns(const Sample& sample, const SampleRow& row, CsvDialect& dialect) {
  dialect.columns.resize(row.cells);
  if (!dialect.has_header) return;
  std::string scratch;
  for (std::size_t i = 0; i < row.cells; ++i) {
    const std::string_view raw = sample.raw(row, i);
    dialect.columns[i].header = cell_text(raw, dialect, scratch);
    dialect.columns[i].header_quoted = is_quoted(raw, dialect);
  }
}

}  // namespace

Detected detect_dialect(std::string_view sample, bool sample_is_all, const CsvOptions& options,
                        const std::string& input_name) {
  Detected detected;
  CsvDialect& dialect = detected.dialect;
  dialect = given_dialect(options);
  if (!options.delimiter) {
    dialect.delimiter = detect_delimiter(sample, sample_is_all, dialect, input_name);
  }
  check_distinct(dialect);
  const Sample rows(sample, sample_is_all, dialect);
  dialect.line_end = rows.line_end();
  const SampleRow* const first = rows.first_row();
  const bool unclosed = sample_is_all && rows.ends_inside_quotes() && first != nullptr &&
                        rows.end(*first) == sample.size();
  if (unclosed || (first == nullptr && !sample_is_all)) {
    const std::size_t begin = first == nullptr ? 0 : first->begin;
    fail_unfinished(sample.size(), sample_is_all, rows.ends_inside_quotes(), input_name,
                    options.skip_lines + 1 + count_lines(sample.data(), begin));
  }
  if (first != nullptr) read_columns(rows, *first, dialect);
  if (dialect.has_header) {
    detected.header_bytes = first == nullptr ? sample.size() : rows.end(*first);
    detected.header_lines = count_lines(sample.data(), detected.header_bytes);
  }
  return detected;
}

}  // namespace sprat::csv
