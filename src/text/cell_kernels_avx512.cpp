// SPDX-License-Identifier: Apache-2.0
// The kernels of cell_kernels.hpp for x86-64 with AVX-512: eight or sixteen cells at once.
#include "text/cell_kernels.hpp"

#if defined(__x86_64__)

#include <algorithm>
#include <limits>

#include <immintrin.h>

#include "text/digits.hpp"
#include "text/long_decimal.hpp"

// GCC 12's own headers trip these (GCC bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#define SPRAT_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl")))

namespace sprat::text {

namespace {

#include "text/lanes_avx512.inc"
#include "text/vector_cells.inc"
#include "text/vector_doubles.inc"
#include "text/vector_numbers.inc"
#include "text/vector_temporals.inc"

}  // namespace

const CellKernels kAvx512Cells = {"avx512", parse_numbers, parse_dates, parse_timestamps,
                                  parse_doubles};

}  // namespace sprat::text

#endif
