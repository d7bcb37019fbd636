// SPDX-License-Identifier: Apache-2.0
// transpose_index: the ends of cells, found row by row, as columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sprat::csv {

/// `ends` holds `rows` times `columns` numbers; number (r, c) goes to into[c * stride + r].
/// `stride` is a multiple of kTransposedRows that holds all rows; what lies between is overwritten
/// too.
using TransposeKernel = void (*)(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                                 std::uint32_t* into, std::size_t stride);

inline constexpr std::size_t kTransposedRows = 16;

void transpose_portable(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                        std::uint32_t* into, std::size_t stride);
#if defined(__x86_64__)
void transpose_avx512(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                      std::uint32_t* into, std::size_t stride);
#endif

/// The fastest that this machine runs.
TransposeKernel transpose_kernel();
/// All that this machine runs, for tests.
std::vector<TransposeKernel> transpose_kernels();

}  // namespace sprat::csv
