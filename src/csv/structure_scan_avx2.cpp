// SPDX-License-Identifier: Apache-2.0
// The kernels of structure_scan.hpp for x86-64 with AVX2 and carry-less multiplication.
#include "csv/structure_scan.hpp"

#if defined(__x86_64__)

#include <algorithm>
#include <bit>
#include <cstring>

#include <immintrin.h>

#define SPRAT_TARGET __attribute__((target("avx2,pclmul,bmi,popcnt")))

namespace sprat::csv {
namespace {

class Block {
 public:
  SPRAT_TARGET explicit Block(const char* from)
      : low_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))),
        high_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + 32))) {}

  SPRAT_TARGET std::uint64_t equal(char byte) const {
    const __m256i pattern = _mm256_set1_epi8(byte);
    return bits(_mm256_cmpeq_epi8(low_, pattern), _mm256_cmpeq_epi8(high_, pattern));
  }
  SPRAT_TARGET std::uint64_t high_bits() const { return bits(low_, high_); }

 private:
  SPRAT_TARGET static std::uint64_t bits(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
  }

  __m256i low_;
  __m256i high_;
};

SPRAT_TARGET inline std::uint64_t prefix_xor(std::uint64_t bits) {
  const __m128i all = _mm_set1_epi8(-1);
  const __m128i value = _mm_set_epi64x(0, static_cast<std::int64_t>(bits));
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_clmulepi64_si128(value, all, 0)));
}

#include "csv/position_writer.inc"
#include "csv/structure_kernel.inc"

}  // namespace

const ScanKernel kAvx2Scan = {"avx2", scan_ends<false>, scan_ends<true>, summarize, find_any};

}  // namespace sprat::csv

#endif
