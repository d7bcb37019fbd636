// SPDX-License-Identifier: Apache-2.0
// The kernels of cell_kernels.hpp for x86-64 with AVX2: four or eight cells at once.
#include "text/cell_kernels.hpp"

#if defined(__x86_64__)

#include <algorithm>
#include <limits>

#include <immintrin.h>

#include "text/digits.hpp"
#include "text/long_decimal.hpp"

#define SPRAT_TARGET __attribute__((target("avx2")))

namespace sprat::text {

namespace {

#include "text/lanes_avx2.inc"
#include "text/vector_cells.inc"
#include "text/vector_doubles.inc"
#include "text/vector_numbers.inc"
#include "text/vector_temporals.inc"

}  // namespace

const CellKernels kAvx2Cells = {"avx2", parse_numbers, parse_dates, parse_timestamps,
                                parse_doubles};

}  // namespace sprat::text

#endif
