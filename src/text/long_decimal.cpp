// SPDX-License-Identifier: Apache-2.0
// Everything is compared in whole numbers of 2^-shift × 10^-power, in which the decimal, the double
// and half its distance from the next one are exact.
#include "text/long_decimal.hpp"

#include <bit>

#include "text/digits.hpp"

namespace sprat::text {

namespace {

__extension__ using Wide = __int128;

constexpr std::uint64_t kFractionBits = (std::uint64_t{1} << 52) - 1;
constexpr int kLeastShift = 1;
// digits × 2^shift and fraction × 10^power stay below 2^127.
constexpr int kMostShift = 69;

Wide power_of_ten(int power) {
  constexpr int kInOneWord = 19;
  if (power <= kInOneWord) return static_cast<Wide>(kPowersOfTen[power]);
  return static_cast<Wide>(kPowersOfTen[kInOneWord]) *
         static_cast<Wide>(kPowersOfTen[power - kInOneWord]);
}

Wide magnitude(Wide value) {
  return value < 0 ? -value : value;
}

}  // namespace

bool parse_long_decimal(std::uint64_t digits, int power, bool shortest, double& value) {
  // At most two steps off, by one rounding of the digits and one of the quotient.
  value = static_cast<double>(digits) / kDoublePowersOfTen[power];
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const int shift = 1075 - static_cast<int>(bits >> 52);
  if (shift < kLeastShift || shift > kMostShift) return false;
  const Wide ten = power_of_ten(power);
  const Wide unit = Wide{1} << shift;
  std::uint64_t fraction = (bits & kFractionBits) | (kFractionBits + 1);
  // The decimal less the double; the next double is `ten` away.
  Wide difference = (static_cast<Wide>(digits) << shift) - static_cast<Wide>(fraction) * ten;
  // The first step without a branch, for none is as likely as one.
  const int step = (2 * difference > ten ? 1 : 0) - (2 * difference < -ten ? 1 : 0);
  fraction += static_cast<std::uint64_t>(std::int64_t{step});
  difference -= step * ten;
  for (; 2 * difference > ten; difference -= ten) ++fraction;
  for (; 2 * difference < -ten; difference += ten) --fraction;
  // At a power of two the doubles below are closer.
  if (fraction <= kFractionBits + 1 || fraction > 2 * kFractionBits + 1) return false;
  value = std::bit_cast<double>((bits & ~kFractionBits) | (fraction & kFractionBits));
  if (2 * magnitude(difference) == ten || 2 * magnitude(difference) >= unit) return false;
  if (!shortest) return true;
  // Fewer digits are multiples of ten; the decimal being the nearest to the double, one of the two
  // around it is the nearest of those.
  const auto last = static_cast<Wide>(digits % 10);
  const Wide below = difference - (last << shift);
  const Wide above = difference + ((10 - last) << shift);
  return last != 0 && 2 * magnitude(below) > ten && 2 * magnitude(above) > ten;
}

}  // namespace sprat::text
