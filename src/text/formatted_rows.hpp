// SPDX-License-Identifier: Apache-2.0
// FormattedRows: some rows of a column as text, formatted at one go, for writers that look at each.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "text/cell_format.hpp"

namespace sprat::text {

class FormattedRows {
 public:
  explicit FormattedRows(std::unique_ptr<CellFormat> format) : format_(std::move(format)) {}

  void format(const Column& column, std::size_t first, std::size_t count) {
    first_ = first;
    texts_.clear();
    ends_.assign(1, 0);
    format_->format_rows(column, first, count, texts_, ends_);
  }
  /// All of the rows' texts, one after the other.
  std::string_view all() const { return between(0, texts_.size()); }
  /// Of a row that was formatted and is not null.
  std::string_view row(std::size_t row) const {
    return between(ends_[row - first_], ends_[row - first_ + 1]);
  }

 private:
  std::string_view between(std::size_t begin, std::size_t end) const {
    return {reinterpret_cast<const char*>(texts_.data()) + begin, end - begin};
  }

  std::unique_ptr<CellFormat> format_;
  std::size_t first_ = 0;
  Buffer texts_;
  std::vector<std::size_t> ends_;
};

}  // namespace sprat::text
