// SPDX-License-Identifier: Apache-2.0
// The kernels of structure_scan.hpp for x86-64 with AVX-512 VBMI2.
#include "csv/structure_scan.hpp"

#if defined(__x86_64__)

#include <algorithm>
#include <bit>
#include <cstring>

#include <immintrin.h>

// GCC 12's own headers trip this one (GCC bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#define SPRAT_TARGET __attribute__((target("avx512f,avx512bw,avx512vbmi2,pclmul,bmi,popcnt")))

namespace sprat::csv {
namespace {

class Block {
 public:
  SPRAT_TARGET explicit Block(const char* from) : bytes_(_mm512_loadu_si512(from)) {}

  SPRAT_TARGET std::uint64_t equal(char byte) const {
    return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(byte));
  }
  SPRAT_TARGET std::uint64_t high_bits() const { return _mm512_movepi8_mask(bytes_); }

 private:
  __m512i bytes_;
};

SPRAT_TARGET inline std::uint64_t prefix_xor(std::uint64_t bits) {
  const __m128i all = _mm_set1_epi8(-1);
  const __m128i value = _mm_set_epi64x(0, static_cast<std::int64_t>(bits));
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(value, all, 0)));
}

alignas(64) constexpr unsigned char kByteNumbers[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
    22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

// Compresses into a register and stores whole vectors: compressing into memory is many times
// slower.
SPRAT_TARGET inline std::uint32_t* write_positions(std::uint64_t mask, std::uint32_t base,
                                                   std::uint32_t* out) {
  const __m512i numbers = _mm512_maskz_compress_epi8(mask, _mm512_load_si512(kByteNumbers));
  const __m512i bases = _mm512_set1_epi32(static_cast<int>(base));
  const int count = std::popcount(mask);
  const __m512i first = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(numbers));
  _mm512_storeu_si512(out, _mm512_add_epi32(first, bases));
  if (count > 16) {
    const __m512i second = _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 1));
    _mm512_storeu_si512(out + 16, _mm512_add_epi32(second, bases));
  }
  if (count > 32) {
    const __m512i third = _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 2));
    _mm512_storeu_si512(out + 32, _mm512_add_epi32(third, bases));
    const __m512i fourth = _mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(numbers, 3));
    _mm512_storeu_si512(out + 48, _mm512_add_epi32(fourth, bases));
  }
  return out + count;
}

#include "csv/structure_kernel.inc"

}  // namespace

const ScanKernel kAvx512Scan = {"avx512", scan_ends<false>, scan_ends<true>, summarize, find_any};

}  // namespace sprat::csv

#endif
