// SPDX-License-Identifier: Apache-2.0
#include "csv/index_transpose.hpp"

#include <vector>

#include "support/catch.hpp"

namespace sprat::csv {

TEST_CASE("index transpose: every number comes to its column, whatever the shape") {
  for (const TransposeKernel transpose : transpose_kernels()) {
    for (const std::size_t rows : std::vector<std::size_t>{1, 2, 15, 16, 17, 31, 32, 33, 100}) {
      for (std::size_t columns = 1; columns <= 40; ++columns) {
        const std::size_t stride = (rows + kTransposedRows - 1) / kTransposedRows * kTransposedRows;
        // An exact copy, so that the sanitizer sees reads past the end.
        std::vector<std::uint32_t> ends(rows * columns);
        for (std::size_t i = 0; i < ends.size(); ++i) ends[i] = static_cast<std::uint32_t>(i + 1);
        std::vector<std::uint32_t> into(stride * columns);
        transpose(ends.data(), rows, columns, into.data(), stride);
        bool all_there = true;
        for (std::size_t row = 0; row < rows; ++row) {
          for (std::size_t column = 0; column < columns; ++column) {
            all_there &= into[column * stride + row] == ends[row * columns + column];
          }
        }
        CAPTURE(rows, columns);
        CHECK(all_there);
      }
    }
  }
}

}  // namespace sprat::csv
