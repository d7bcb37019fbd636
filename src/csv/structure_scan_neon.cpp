// SPDX-License-Identifier: Apache-2.0
// The kernels of structure_scan.hpp for 64-bit ARM, whose every machine has NEON.
#include "csv/structure_scan.hpp"

#if defined(__aarch64__)

#include <algorithm>
#include <bit>
#include <cstring>

#include <arm_neon.h>

#define SPRAT_TARGET

namespace sprat::csv {
namespace {

class Block {
 public:
  explicit Block(const char* from)
      : bytes_(vld1q_u8_x4(reinterpret_cast<const std::uint8_t*>(from))) {}

  std::uint64_t equal(char byte) const {
    const uint8x16_t pattern = vdupq_n_u8(static_cast<std::uint8_t>(byte));
    return bits(vceqq_u8(bytes_.val[0], pattern), vceqq_u8(bytes_.val[1], pattern),
                vceqq_u8(bytes_.val[2], pattern), vceqq_u8(bytes_.val[3], pattern));
  }
  std::uint64_t high_bits() const {
    const uint8x16_t any =
        vorrq_u8(vorrq_u8(bytes_.val[0], bytes_.val[1]), vorrq_u8(bytes_.val[2], bytes_.val[3]));
    return vmaxvq_u8(any) & 0x80U;
  }

 private:
  // From bytes of all ones or zero: each keeps the bit of its place, and neighbours are added up
  // until a byte holds eight.
  static std::uint64_t bits(uint8x16_t first, uint8x16_t second, uint8x16_t third,
                            uint8x16_t fourth) {
    const uint8x16_t place = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201));
    const uint8x16_t low = vpaddq_u8(vandq_u8(first, place), vandq_u8(second, place));
    const uint8x16_t high = vpaddq_u8(vandq_u8(third, place), vandq_u8(fourth, place));
    const uint8x16_t quarters = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(quarters, quarters)), 0);
  }

  uint8x16x4_t bytes_;
};

// Carry-less multiplication is an extension that machines may lack.
#include "csv/position_writer.inc"
#include "csv/prefix_xor.inc"
#include "csv/structure_kernel.inc"

}  // namespace

const ScanKernel kNeonScan = {"neon", scan_ends<false>, scan_ends<true>, summarize, find_any};

}  // namespace sprat::csv

#endif
