// SPDX-License-Identifier: Apache-2.0
// TextFiles: inputs of the same kind of text as one stream of chunks of whole rows.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/dialect.hpp>

#include "csv/csv_input.hpp"
#include "csv/row_splitter.hpp"

namespace sprat {

/// Rows in a chunk, and what each counts besides its text.
using ChunkSize = csv::RowSplitter::Size;

class TextFiles {
 public:
  explicit TextFiles(std::vector<std::string> paths) : paths_(std::move(paths)) {}
  virtual ~TextFiles() = default;

  /// The first input's rows as far as they were looked at; the last may be cut.
  std::string_view sample_rows() const { return sample_; }
  bool sample_ends_input() const { return sample_ends_input_; }
  /// Whether no input has more rows than these.
  bool sample_is_all() const { return sample_ends_input_ && paths_.size() == 1; }
  std::uint64_t first_row_line() const { return first_row_line_; }
  const std::string& first_name() const { return first_name_; }
  /// Whether `begin` may be called again: no input is a pipe.
  bool rewindable() const;

  /// Starts at the first row of the first input.
  void begin(const ChunkSize& size);
  /// The next chunk; false after the last one of the last input.
  bool next(csv::TextChunk& chunk);
  /// The input that the last chunk came from, for messages.
  const std::string& name() const { return input_->name(); }
  /// Of the last input, known when `next` has returned false.
  bool final_newline() const { return final_newline_; }

  std::uint64_t source_bytes_read() const;
  /// Of all inputs; none where one is a pipe.
  std::optional<std::uint64_t> source_bytes() const;

 protected:
  /// What types are decided on.
  static constexpr std::size_t kSampleBytes = std::size_t{1} << 20;

  /// What stands before an input's rows.
  struct Head {
    std::size_t bytes = 0;
    std::uint64_t lines = 0;
  };
  /// Opens an input and looks at its beginning.
  virtual std::unique_ptr<csv::CsvInput> open_input(const std::string& path) const = 0;
  /// `sample` is the input's beginning, at most kSampleBytes. `is_first`: no rows were read yet;
  /// all later openings must find what this one found.
  virtual Head read_head(const csv::CsvInput& input, std::string_view sample, bool is_first) = 0;
  /// How the rows are split; known after the first head.
  virtual const CsvDialect& row_dialect() const = 0;

  void open(std::size_t path);

 private:
  void split();

  std::vector<std::string> paths_;
  std::string first_name_;
  std::string sample_;
  bool sample_ends_input_ = false;
  std::uint64_t first_row_line_ = 1;

  std::size_t path_ = 0;
  bool begun_ = false;
  ChunkSize size_;
  std::unique_ptr<csv::CsvInput> input_;
  std::unique_ptr<csv::RowSplitter> splitter_;
  std::uint64_t header_lines_ = 0;
  std::uint64_t bytes_of_earlier_inputs_ = 0;
  /// Of the open input: whether anything follows its head, and how what was read ended.
  bool has_rows_ = false;
  bool final_newline_ = false;
};

}  // namespace sprat
