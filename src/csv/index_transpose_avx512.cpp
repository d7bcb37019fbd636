// SPDX-License-Identifier: Apache-2.0
// The kernel of index_transpose.hpp for x86-64 with AVX-512: 16 rows of 16 columns in registers.
#include "csv/index_transpose.hpp"

#if defined(__x86_64__)

#include <algorithm>

#include <immintrin.h>

// GCC 12's own headers trip these (GCC bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#define SPRAT_TARGET __attribute__((target("avx512f")))

namespace sprat::csv {

namespace {

constexpr std::size_t kTile = kTransposedRows;
constexpr std::size_t kNarrow = 7;

/// Four rows' numbers to four columns' in each quarter of a register.
SPRAT_TARGET inline void transpose_quarters(__m512i* rows) {
  const __m512i low01 = _mm512_unpacklo_epi32(rows[0], rows[1]);
  const __m512i high01 = _mm512_unpackhi_epi32(rows[0], rows[1]);
  const __m512i low23 = _mm512_unpacklo_epi32(rows[2], rows[3]);
  const __m512i high23 = _mm512_unpackhi_epi32(rows[2], rows[3]);
  rows[0] = _mm512_unpacklo_epi64(low01, low23);
  rows[1] = _mm512_unpackhi_epi64(low01, low23);
  rows[2] = _mm512_unpacklo_epi64(high01, high23);
  rows[3] = _mm512_unpackhi_epi64(high01, high23);
}

SPRAT_TARGET inline void transpose_tile(__m512i* rows) {
  for (std::size_t i = 0; i < kTile; i += 4) transpose_quarters(rows + i);
  // Quarter q of row 4 * i + c holds rows 4 * i to 4 * i + 3 of column 4 * q + c.
  for (std::size_t c = 0; c < 4; ++c) {
    const __m512i low02 = _mm512_shuffle_i32x4(rows[c], rows[4 + c], 0x88);
    const __m512i low13 = _mm512_shuffle_i32x4(rows[c], rows[4 + c], 0xDD);
    const __m512i high02 = _mm512_shuffle_i32x4(rows[8 + c], rows[12 + c], 0x88);
    const __m512i high13 = _mm512_shuffle_i32x4(rows[8 + c], rows[12 + c], 0xDD);
    rows[c] = _mm512_shuffle_i32x4(low02, high02, 0x88);
    rows[8 + c] = _mm512_shuffle_i32x4(low02, high02, 0xDD);
    rows[4 + c] = _mm512_shuffle_i32x4(low13, high13, 0x88);
    rows[12 + c] = _mm512_shuffle_i32x4(low13, high13, 0xDD);
  }
}

/// Of few columns, 16 rows at a time: each column is picked out of all registers.
SPRAT_TARGET void transpose_narrow(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                                   std::uint32_t* into, std::size_t stride) {
  const __m512i lane = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i first =
      _mm512_mullo_epi32(lane, _mm512_set1_epi32(static_cast<std::int32_t>(columns)));
  __m512i numbers[kNarrow];
  for (std::size_t row = 0; row < rows; row += kTile) {
    const std::uint32_t* const from = ends + row * columns;
    const std::size_t count = std::min(kTile, rows - row) * columns;
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t left = count - std::min(count, i * kTile);
      const auto lanes = static_cast<__mmask16>(left >= kTile ? 0xFFFF : (1U << left) - 1);
      numbers[i] = _mm512_maskz_loadu_epi32(lanes, from + i * kTile);
    }
    for (std::size_t column = 0; column < columns; ++column) {
      const __m512i place =
          _mm512_add_epi32(first, _mm512_set1_epi32(static_cast<std::int32_t>(column)));
      __m512i picked = _mm512_setzero_si512();
      for (std::size_t i = 0; i < columns; ++i) {
        const __m512i chosen = _mm512_set1_epi32(static_cast<std::int32_t>(i));
        const __mmask16 here = _mm512_cmpeq_epi32_mask(_mm512_srli_epi32(place, 4), chosen);
        picked = _mm512_mask_permutexvar_epi32(picked, here, place, numbers[i]);
      }
      _mm512_storeu_si512(into + column * stride + row, picked);
    }
  }
}

}  // namespace

SPRAT_TARGET void transpose_avx512(const std::uint32_t* ends, std::size_t rows, std::size_t columns,
                                   std::uint32_t* into, std::size_t stride) {
  if (columns <= kNarrow) return transpose_narrow(ends, rows, columns, into, stride);
  for (std::size_t row = 0; row < rows; row += kTile) {
    for (std::size_t column = 0; column < columns; column += kTile) {
      const std::size_t tile_rows = std::min(kTile, rows - row);
      const std::size_t tile_columns = std::min(kTile, columns - column);
      const auto lanes = static_cast<__mmask16>((1U << tile_columns) - 1);
      __m512i tile[kTile];
      for (std::size_t i = 0; i < kTile; ++i) {
        const std::uint32_t* const from = ends + (row + std::min(i, tile_rows - 1)) * columns;
        tile[i] = _mm512_maskz_loadu_epi32(lanes, from + column);
      }
      transpose_tile(tile);
      for (std::size_t i = 0; i < tile_columns; ++i) {
        _mm512_storeu_si512(into + (column + i) * stride + row, tile[i]);
      }
    }
  }
}

}  // namespace sprat::csv

#endif
