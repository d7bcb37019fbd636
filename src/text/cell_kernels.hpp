// SPDX-License-Identifier: Apache-2.0
// CellKernels: many cells of a column at once, as numbers, dates or timestamps. They take only what
// their type is sure to write back; what they leave is for the type's format to judge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/temporal_layout.hpp"

namespace sprat::text {

/// Cells of one column: cell i is text[begins[i] + skipped, ends[i]). At least 64 bytes are
/// readable from `text` on and after the end of each cell that is not empty.
struct CellSpans {
  const char* text = nullptr;
  const std::uint32_t* begins = nullptr;
  const std::uint32_t* ends = nullptr;
  /// A delimiter that stands before each cell.
  std::uint32_t skipped = 0;

  std::string_view operator[](std::size_t row) const {
    const std::uint32_t from = begins[row] + skipped;
    return {text + from, ends[row] - from};
  }
  CellSpans from(std::size_t row) const { return {text, begins + row, ends + row, skipped}; }
};

/// Of the first `rows` cells.
inline std::size_t total_bytes(const CellSpans& cells, std::size_t rows) {
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < rows; ++row) bytes += cells.ends[row] - cells.begins[row];
  return bytes;
}

/// Bytes of the shortest and the longest of the first `rows` cells; one at least.
struct SizeRange {
  std::uint32_t shortest = ~std::uint32_t{0};
  std::uint32_t longest = 0;
};
inline SizeRange size_range(const CellSpans& cells, std::size_t rows) {
  SizeRange range;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t size = cells.ends[row] - cells.begins[row] - cells.skipped;
    range.shortest = range.shortest < size ? range.shortest : size;
    range.longest = range.longest > size ? range.longest : size;
  }
  return range;
}

/// Integers, or decimals with `scale` digits after the point, as scaled integers.
struct NumberSpelling {
  std::size_t scale = 0;
  std::int64_t min = 0;
  std::int64_t max = 0;

  /// Characters without the sign, at least; one more, and the first is no zero.
  std::size_t least_size() const { return scale == 0 ? 1 : scale + 2; }
};

/// Floating-point numbers without an exponent.
struct DoubleSpelling {
  /// Digits after the point.
  int min_fraction = 0;
  int max_fraction = kMaxFraction;
  /// Of so many digits after the point, and of whole numbers of so many digits, the last may be 0.
  int free_fraction = 0;
  int free_whole = 0;
  /// What is smaller, and not zero, is written with an exponent.
  double least = 0;
  /// The fewest digits that come back; else as many as there are after the point.
  bool shortest = true;

  /// 10^22 is the last power of ten that is a double.
  static constexpr int kMaxFraction = 22;
};

/// One way to do it. The kernels take `count` cells, kCellGroup at most, write as many values, and
/// return a bit for each that they left, the first cell's lowest; its value is then of no meaning.
/// They may leave cells that end within the text's first 24 bytes.
struct CellKernels {
  const char* name;
  std::uint64_t (*numbers)(const CellSpans& cells, std::size_t count,
                           const NumberSpelling& spelling, std::int64_t* values);
  std::uint64_t (*dates)(const CellSpans& cells, std::size_t count, const DateLayout& layout,
                         std::int32_t* days);
  std::uint64_t (*timestamps)(const CellSpans& cells, std::size_t count,
                              const TimestampLayout& layout, std::int64_t* values);
  std::uint64_t (*doubles)(const CellSpans& cells, std::size_t count,
                           const DoubleSpelling& spelling, double* values);
};

inline constexpr std::size_t kCellGroup = 64;

inline std::uint64_t first_bits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

/// The fastest that this machine runs.
const CellKernels& cell_kernels();
/// All that this machine runs, for tests.
std::vector<const CellKernels*> all_cell_kernels();

extern const CellKernels kPortableCells;
#if defined(__x86_64__)
extern const CellKernels kAvx2Cells;
extern const CellKernels kAvx512Cells;
#endif

}  // namespace sprat::text
