// SPDX-License-Identifier: Apache-2.0
// What the tests of src/csv share: sources that give little at a time, and whole reads of a text.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

#include "csv/csv_input.hpp"
#include "csv/row_splitter.hpp"
#include "csv/tokenizer.hpp"
#include "support/error_message.hpp"

namespace sprat::csv {

/// Gives 1 to `most` bytes a read, as a pipe may.
class DribblingSource final : public Source {
 public:
  explicit DribblingSource(std::string bytes, std::size_t most = 7)
      : bytes_(std::move(bytes)), most_(most) {}

  const std::string& name() const override { return name_; }
  std::size_t read(std::span<std::byte> into) override {
    reads_ += 1;
    const std::size_t count = std::min({into.size(), bytes_.size() - at_, reads_ * 5 % most_ + 1});
    if (count != 0) std::memcpy(into.data(), bytes_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  std::string name_ = "rides.csv";
  std::string bytes_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::size_t reads_ = 0;
};

inline std::unique_ptr<Source> dribble(std::string bytes, std::size_t most = 7) {
  return std::make_unique<DribblingSource>(std::move(bytes), most);
}

inline std::string read_all(CsvInput& input, std::size_t piece) {
  std::string text;
  std::string buffer(piece, '\0');
  while (true) {
    const std::size_t count = input.read({buffer.data(), buffer.size()});
    text.append(buffer, 0, count);
    if (count < piece) return text;
  }
}

/// A cell as a test wants it: its text and whether it is quoted.
struct Cell {
  std::string text;
  bool quoted = false;
  bool operator==(const Cell&) const = default;
};
using Rows = std::vector<std::vector<Cell>>;

inline std::ostream& operator<<(std::ostream& out, const Cell& cell) {
  return out << (cell.quoted ? "q'" : "'") << cell.text << "'";
}

struct ReadOptions {
  std::size_t columns = 2;
  Ragged ragged = Ragged::error;
  RowSplitter::Size size{1024, std::uint64_t{1} << 20, 0};
  /// 0: all of a chunk.
  std::size_t rows_at_once = 1024;
  std::size_t most_per_read = 7;
};

struct ReadResult {
  Rows rows;
  TokenizerCounts counts;
  bool final_newline = false;
  std::vector<std::string> chunks;
  std::vector<std::uint64_t> first_lines;
};

inline void append_rows_of(const RowIndex& index, const CsvDialect& dialect, Rows& rows) {
  std::string scratch;
  for (std::size_t row = 0; row < index.rows; ++row) {
    auto& cells = rows.emplace_back();
    for (std::size_t column = 0; column < index.columns; ++column) {
      const std::string_view raw = index.raw(row, column);
      cells.push_back({std::string(cell_text(raw, dialect, scratch)), is_quoted(raw, dialect)});
    }
  }
}

/// Splits and tokenizes a whole text.
inline ReadResult read_csv(const std::string& text, const CsvDialect& dialect,
                           const ReadOptions& options = {}) {
  CsvInput input(dribble(text, options.most_per_read), CsvOptions{});
  RowSplitter splitter(input, dialect, options.size);
  Tokenizer tokenizer(dialect, options.columns, options.ragged, input.name());
  ReadResult result;
  TextChunk chunk;
  RowIndex index;
  while (splitter.next(chunk)) {
    result.chunks.emplace_back(reinterpret_cast<const char*>(chunk.text.data()), chunk.text.size());
    result.first_lines.push_back(chunk.first_line);
    tokenizer.open(chunk);
    if (options.rows_at_once == 0) {
      tokenizer.all(index);
      append_rows_of(index, dialect, result.rows);
      continue;
    }
    while (tokenizer.next(index, options.rows_at_once)) {
      append_rows_of(index, dialect, result.rows);
    }
  }
  result.counts = tokenizer.counts();
  result.final_newline = splitter.final_newline();
  return result;
}

}  // namespace sprat::csv
