// SPDX-License-Identifier: Apache-2.0
// Choosing the power of ten by a sample.
#include "encoding/decimal_floats.hpp"

#include "encoding/value_range.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kRuns = 8;
constexpr std::size_t kRunLength = 32;

/// A position, and the value as it is.
constexpr std::uint64_t exception_bits(std::size_t width) {
  return 8 * (sizeof(std::uint32_t) + width);
}

/// Bits that a run takes; ranges are those of the run.
template <class Integer>
std::uint64_t run_bits(const FloatOf<Integer>* numbers, std::size_t count, double power) {
  Range<Integer> range;
  std::uint64_t exceptions = 0;
  for (std::size_t i = 0; i < count; ++i) {
    bool is_exact = false;
    const Integer integer = nearest_integer<Integer>(numbers[i], power, is_exact);
    if (is_exact) {
      range.merge({integer, integer});
    } else {
      ++exceptions;
    }
  }
  return exceptions * exception_bits(sizeof(Integer)) + count * bit_width(range.width());
}

template <class Integer>
DecimalPlan plan(const FloatOf<Integer>* numbers, std::size_t count) {
  const bool whole = count <= kRuns * kRunLength;
  const std::size_t runs = whole ? 1 : kRuns;
  const std::size_t length = whole ? count : kRunLength;
  DecimalPlan best;
  for (unsigned exponent = 0; exponent <= kMaxDecimalExponent; ++exponent) {
    std::uint64_t bits = 0;
    for (std::size_t run = 0; run < runs; ++run) {
      const std::size_t first = whole ? 0 : (count - length) * run / (runs - 1);
      bits += run_bits<Integer>(numbers + first, length, kPowersOfTen[exponent]);
    }
    const std::uint64_t bytes = bits * count / (runs * length) / 8;
    if (bytes < best.bytes) best = {exponent, bytes};
  }
  if (best.bytes > count * sizeof(Integer) / 8 * 7) best.bytes = kNever;
  return best;
}

}  // namespace

DecimalPlan plan_decimals(const Values& values) {
  if (values.count == 0 || !values.shape.is_floating) return {};
  if (values.shape.width == sizeof(double)) {
    return plan<std::int64_t>(reinterpret_cast<const double*>(values.data), values.count);
  }
  return plan<std::int32_t>(reinterpret_cast<const float*>(values.data), values.count);
}

}  // namespace sprat::encoding
