// SPDX-License-Identifier: Apache-2.0
// ValidityBuilder: marks the nulls among the rows that one call appends to a column.
#pragma once

#include <cstddef>

#include <sprat/batch.hpp>

namespace sprat::csv {

/// The column's length is still that before the call; `finish` raises it.
class ValidityBuilder {
 public:
  ValidityBuilder(Column& column, std::size_t rows) : column_(column), rows_(rows) {
    if (!column.validity.empty()) append_ones(column.length, column.length + rows);
  }

  void set_null(std::size_t row) {
    if (column_.validity.empty()) append_ones(0, column_.length + rows_);
    const std::size_t at = column_.length + row;
    column_.validity.data()[at / 8] &= ~(std::byte{1} << (at % 8));
    ++column_.null_count;
  }

  void finish() { column_.length += rows_; }

 private:
  void append_ones(std::size_t first, std::size_t end) {
    Buffer& bits = column_.validity;
    bits.resize_zeroed((end + 7) / 8);
    std::size_t at = first;
    for (; at < end && at % 8 != 0; ++at) bits.data()[at / 8] |= std::byte{1} << (at % 8);
    if (at < end) std::memset(bits.data() + at / 8, 0xFF, (end - at) / 8);
    for (at += (end - at) / 8 * 8; at < end; ++at) {
      bits.data()[at / 8] |= std::byte{1} << (at % 8);
    }
  }

  Column& column_;
  std::size_t rows_;
};

}  // namespace sprat::csv
