// SPDX-License-Identifier: Apache-2.0
// MemberWriter: a cell of a nullable struct, with the text around it; a null struct has other text.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "text/cell_writer.hpp"

namespace sprat::json {

/// The text around a cell, and what stands for text and cell where the struct is null.
struct MemberText {
  std::string before;
  std::string after;
  std::string when_null;
};

class MemberWriter final : public text::CellWriter {
 public:
  MemberWriter(std::unique_ptr<text::CellWriter> cell, const MemberText& text)
      : cell_(std::move(cell)),
        before_(text.before),
        after_(text.after),
        when_null_(text.when_null),
        around_(text.before.size() + text.after.size() + text.when_null.size()) {}

  void open(const Column& column, std::size_t first, std::size_t count) override {
    column_ = &column;
    cell_->open(column, first, count);
  }
  std::size_t max_row_bytes() const override {
    const std::size_t cell = cell_->max_row_bytes();
    return cell == 0 ? 0 : cell + around_;
  }
  std::size_t max_bytes(std::size_t first, std::size_t count) override {
    return cell_->max_bytes(first, count) + count * around_;
  }
  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return when_null_.write(to);
    return after_.write(cell_->write(row, before_.write(to)));
  }

 private:
  std::unique_ptr<text::CellWriter> cell_;
  text::ShortText before_;
  text::ShortText after_;
  text::ShortText when_null_;
  std::size_t around_;
  const Column* column_ = nullptr;
};

}  // namespace sprat::json
