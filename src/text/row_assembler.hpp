// SPDX-License-Identifier: Apache-2.0
// RowAssembler: rows of text from the cells of their columns, as CSV and JSON lines are.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
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
    parts_.push_back({ShortText(before_cell), std::move(writer)});
  }

  /// Appends rows [first, first + count).
  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out);

 private:
  struct Part {
    ShortText before;
    std::unique_ptr<CellWriter> writer;
  };
  /// Parts next to each other.
  using Parts = std::span<const Part>;

  void strip(std::size_t first, std::size_t count, Buffer& out);
  void wide_strip(std::size_t first, std::size_t count, Buffer& out);
  void tile(Parts parts, std::size_t first, std::size_t count);
  static std::size_t max_bytes(Parts parts, std::size_t first, std::size_t count);

  std::vector<Part> parts_;
  ShortText after_row_;
  std::size_t row_bytes_ = 0;
  /// Of wide rows: the text of tiles, and where each of their rows ends in it.
  Buffer tiles_;
  std::vector<std::size_t> tile_ends_;
};

}  // namespace sprat::text
