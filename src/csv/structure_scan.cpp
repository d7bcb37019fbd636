// SPDX-License-Identifier: Apache-2.0
// The portable kernels, eight bytes in a word, and the choice among all.
#include "csv/structure_scan.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/bytes.hpp"

#define SPRAT_TARGET

namespace sprat::csv {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = 0x8080808080808080;

// Gathers the high bits of eight bytes, first byte lowest.
constexpr std::uint64_t gather(std::uint64_t word) {
  return ((word & kHighBits) >> 7) * 0x0102040810204080 >> 56;
}

class Block {
 public:
  explicit Block(const char* from) { std::memcpy(words_, from, sizeof(words_)); }

  std::uint64_t equal(char byte) const {
    const std::uint64_t pattern = kOnes * static_cast<unsigned char>(byte);
    std::uint64_t mask = 0;
    for (int i = 0; i < 8; ++i) {
      const std::uint64_t difference = words_[i] ^ pattern;
      const std::uint64_t nonzero = ((difference & ~kHighBits) + ~kHighBits) | difference;
      mask |= gather(~nonzero) << (8 * i);
    }
    return mask;
  }
  std::uint64_t high_bits() const {
    std::uint64_t bits = 0;
    for (const std::uint64_t word : words_) bits |= word & kHighBits;
    return bits;
  }

 private:
  std::uint64_t words_[8];
};

#include "csv/prefix_xor.inc"

inline std::uint32_t* write_positions(std::uint64_t mask, std::uint32_t base, std::uint32_t* out) {
  for (; mask != 0; mask &= mask - 1) {
    *out++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
  }
  return out;
}

#include "csv/structure_kernel.inc"

}  // namespace

const ScanKernel kPortableScan = {"portable", scan_ends<false>, scan_ends<true>, summarize,
                                  find_any};

std::vector<const ScanKernel*> scan_kernels() {
  std::vector<const ScanKernel*> kernels = {&kPortableScan};
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("pclmul") &&
                    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
  if (avx2) kernels.push_back(&kAvx2Scan);
  if (avx2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2")) {
    kernels.push_back(&kAvx512Scan);
  }
#elif defined(__aarch64__)
  kernels.push_back(&kNeonScan);
#endif
  return kernels;
}

const ScanKernel& scan_kernel() {
  static const ScanKernel* const best = scan_kernels().back();
  return *best;
}

}  // namespace sprat::csv
