// SPDX-License-Identifier: Apache-2.0
// RowIndex: where the cells of some rows lie in a text; what tokenizers yield and parsers read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/cell_kernels.hpp"

namespace sprat::csv {

/// Rows of equally many cells, column by column. Cell (r, 0) begins at begins[r], cell (r, c) one
/// past cell (r, c - 1)'s end; it ends before ends[c * stride + r]. The terminator (delimiter, line
/// end, CR of a CRLF) is at the end. A cell added by padding lies past its row and is empty: never
/// read its bytes. 64 bytes after the text are readable. The vectors may hold more than `rows` rows
/// need.
struct RowIndex {
  const char* text = nullptr;
  std::size_t columns = 0;
  std::size_t rows = 0;
  /// From one column's ends to the next one's.
  std::size_t stride = 0;
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;

  std::uint32_t begin(std::size_t row, std::size_t column) const {
    return column == 0 ? begins[row] : ends[(column - 1) * stride + row] + 1;
  }
  /// The cell as it stands in the text, quotes included.
  std::string_view raw(std::size_t row, std::size_t column) const {
    const std::uint32_t from = begin(row, column);
    return {text + from, ends[column * stride + row] - from};
  }
  /// The same for all rows of a column.
  text::CellSpans cells(std::size_t column) const {
    const std::uint32_t* const column_ends = ends.data() + column * stride;
    return column == 0 ? text::CellSpans{text, begins.data(), column_ends, 0}
                       : text::CellSpans{text, column_ends - stride, column_ends, 1};
  }
};

}  // namespace sprat::csv
