// SPDX-License-Identifier: Apache-2.0
// Floating-point numbers that are decimal numbers: an integer divided by a power of ten (Afroozeh,
// Kuffo and Boncz, "ALP: Adaptive Lossless floating-Point Compression", SIGMOD 2024).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <type_traits>

#include "encoding/profile.hpp"

namespace sprat::encoding {

/// 10^22 is the largest power of ten that binary64 holds exactly.
inline constexpr unsigned kMaxDecimalExponent = 22;
inline constexpr std::array<double, kMaxDecimalExponent + 1> kPowersOfTen = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Integers lie within plus and minus this, where binary64 holds them and half of one besides.
inline constexpr std::int64_t kMaxDecimalInteger = std::int64_t{1} << 51;

/// Of 8 bytes or 4: the integers are as wide as the numbers.
template <class Integer>
using FloatOf = std::conditional_t<sizeof(Integer) == 8, double, float>;

/// The quotient is rounded to nearest, to binary64 and then to the type.
template <class Float>
Float decimal_float(std::int64_t integer, double power) {
  return static_cast<Float>(static_cast<double>(integer) / power);
}

/// An integer such that `decimal_float` gives this number back, bit for bit, in most cases where
/// there is one; `is_exact` tells.
template <class Integer>
Integer nearest_integer(FloatOf<Integer> number, double power, bool& is_exact) {
  // Adding it rounds to an integer, which is then found in the low bits.
  constexpr double kRounder = 6755399441055744.0;
  constexpr double kLimit = sizeof(Integer) == 8 ? static_cast<double>(kMaxDecimalInteger)
                                                 : static_cast<double>(std::int32_t{1} << 30);
  using Bits = std::make_unsigned_t<Integer>;
  const double scaled = static_cast<double>(number) * power;
  const bool is_within = scaled > -kLimit && scaled < kLimit;
  const double rounded = is_within ? scaled + kRounder : kRounder;
  const auto integer = std::bit_cast<std::int64_t>(rounded) - std::bit_cast<std::int64_t>(kRounder);
  const auto back = decimal_float<FloatOf<Integer>>(integer, power);
  is_exact = is_within && std::bit_cast<Bits>(back) == std::bit_cast<Bits>(number);
  return static_cast<Integer>(integer);
}

/// The power of ten that suits a sample of these floating-point values best, and about how many
/// bytes they take with it; kNever where none does.
struct DecimalPlan {
  unsigned exponent = 0;
  std::uint64_t bytes = kNever;
};
DecimalPlan plan_decimals(const Values& values);

}  // namespace sprat::encoding
