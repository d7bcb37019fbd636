// SPDX-License-Identifier: Apache-2.0
// RowAssembler: rows of text from the cells of their columns, as CSV and JSON lines are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include <sprat/batch.hpp>

#include "text/cell_writer.hpp"

namespace sprat::text {

class RowAssembler {
 public:
  explicit RowAssembler(std::string_view after_row) : after_row_(after_row) {}

  /// The batch's next column, and what stands before each of its cells.
  void add(std::string_view before_cell, std::unique_ptr<CellWriter> writer) {
    row_bytes_ += before_cell.size() + writer->max_row_bytes();
    before_bytes_ += before_cell.size();
    parts_.push_back({ShortText(before_cell), std::move(writer)});
  }

  /// Appends rows [first, first + count).
  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i].writer->open(batch.columns[i], first, count);
    }
    // Few enough rows that room for their longest texts is little, whatever the columns.
    const std::size_t step = std::clamp<std::size_t>(kStripBytes / (row_bytes_ + 1), 1, kStripRows);
    for (std::size_t done = 0; done < count; done += step) {
      strip(first + done, std::min(step, count - done), out);
    }
  }

 private:
  struct Part {
    ShortText before;
    std::unique_ptr<CellWriter> writer;
  };

  static constexpr std::size_t kStripRows = 256;
  static constexpr std::size_t kStripBytes = std::size_t{1} << 20;

  void strip(std::size_t first, std::size_t count, Buffer& out) {
    std::size_t room = count * (before_bytes_ + after_row_.size()) + kCopySlack;
    for (const Part& part : parts_) room += part.writer->max_bytes(first, count);
    const std::size_t had = out.size();
    out.resize(had + room);
    char* const begin = reinterpret_cast<char*>(out.data()) + had;
    char* to = begin;
    for (std::size_t row = first; row < first + count; ++row) {
      for (const Part& part : parts_) to = part.writer->write(row, part.before.write(to));
      to = after_row_.write(to);
    }
    out.resize(had + static_cast<std::size_t>(to - begin));
  }

  std::vector<Part> parts_;
  ShortText after_row_;
  std::size_t row_bytes_ = 0;
  std::size_t before_bytes_ = 0;
};

}  // namespace sprat::text
