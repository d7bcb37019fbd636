// SPDX-License-Identifier: Apache-2.0
// DigitSum: the sum of integers of any size, as its digits.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "batch/value_sums.hpp"

namespace sprat {

class DigitSum {
 public:
  /// Adds `times` times the integer of these digits, as Integer has them.
  void add(std::string_view digits, std::uint32_t times);
  void add(const DigitSum& other);
  bool is_zero() const { return positive_.empty() && negative_.empty(); }
  std::string digits() const;

 private:
  /// In base 10^9, the lowest first.
  using Magnitude = std::vector<std::uint32_t>;
  static void add_at(Magnitude& sum, std::size_t place, std::uint64_t value);
  static void add(Magnitude& sum, const Magnitude& more);

  Magnitude positive_;
  Magnitude negative_;
};

/// The digits of a number, as Integer has them.
std::string digits_of(WideInteger number);

}  // namespace sprat
