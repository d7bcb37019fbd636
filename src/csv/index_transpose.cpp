// SPDX-License-Identifier: Apache-2.0
// The portable kernel, in strips of rows that stay in the cache, and the choice among all.
#include "csv/index_transpose.hpp"

#include <algorithm>

namespace sprat::csv {

void transpose_portable(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                        std::uint32_t* into, std::size_t stride) {
  for (std::size_t first = 0; first < rows; first += kTransposedRows) {
    const std::size_t end = std::min(rows, first + kTransposedRows);
    for (std::size_t column = 0; column < columns; ++column) {
      std::uint32_t* const out = into + column * stride;
      for (std::size_t row = first; row < end; ++row) out[row] = ends[row * columns + column];
    }
  }
}

std::vector<TransposeKernel> transpose_kernels() {
  std::vector<TransposeKernel> kernels = {transpose_portable};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) kernels.push_back(transpose_avx512);
#endif
  return kernels;
}

TransposeKernel transpose_kernel() {
  static const TransposeKernel best = transpose_kernels().back();
  return best;
}

}  // namespace sprat::csv
