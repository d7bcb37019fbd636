// SPDX-License-Identifier: Apache-2.0
// Merging statistics, and refuting predicates by them.
#include <cmath>
#include <compare>
#include <type_traits>
#include <utility>

#include <sprat/statistics.hpp>

namespace sprat {

namespace {

// Exact for every pair, where converting the integer to double would round.
template <class Integer>
std::partial_ordering compare_with_double(Integer integer, double number) {
  if (std::isnan(number)) return std::partial_ordering::unordered;
  constexpr double kEnd = std::is_signed_v<Integer> ? 0x1p63 : 0x1p64;
  constexpr double kBegin = std::is_signed_v<Integer> ? -0x1p63 : 0.0;
  if (number >= kEnd) return std::partial_ordering::less;
  if (number < kBegin) return std::partial_ordering::greater;
  const double whole = std::floor(number);
  const auto truncated = static_cast<Integer>(whole);
  if (integer != truncated) return integer <=> truncated;
  return whole < number ? std::partial_ordering::less : std::partial_ordering::equivalent;
}

template <class Left, class Right>
std::partial_ordering compare_values(const Left& left, const Right& right) {
  constexpr bool kBothIntegers = std::is_integral_v<Left> && std::is_integral_v<Right>;
  if constexpr (std::is_same_v<Left, std::monostate> || std::is_same_v<Right, std::monostate>) {
    return std::partial_ordering::unordered;
  } else if constexpr (std::is_same_v<Left, Right>) {
    return left <=> right;
  } else if constexpr (kBothIntegers) {
    if (std::cmp_less(left, right)) return std::partial_ordering::less;
    return std::cmp_equal(left, right) ? std::partial_ordering::equivalent
                                       : std::partial_ordering::greater;
  } else if constexpr (std::is_integral_v<Left> && std::is_same_v<Right, double>) {
    return compare_with_double(left, right);
  } else if constexpr (std::is_same_v<Left, double> && std::is_integral_v<Right>) {
    return 0 <=> compare_with_double(right, left);
  } else {
    return std::partial_ordering::unordered;
  }
}

// Unordered where one is absent, NaN, or of a kind that has no order with the other's.
std::partial_ordering compare(const Scalar& left, const Scalar& right) {
  return std::visit([](const auto& a, const auto& b) { return compare_values(a, b); }, left, right);
}

bool is_absent(const Scalar& bound) {
  return std::holds_alternative<std::monostate>(bound);
}

// An absent bound is exact where there are no values, and inexact where there are but no bound is
// known: it then says "anything".
bool is_unbounded(const Scalar& bound, bool exact) {
  return is_absent(bound) && !exact;
}

// Widens `bound` to `other` where that is further out, `out` saying which way out is.
void widen(Scalar& bound, bool& exact, const Scalar& other, bool other_exact,
           std::partial_ordering out) {
  if (is_unbounded(bound, exact) || (is_absent(other) && other_exact)) return;
  if (is_unbounded(other, other_exact) || is_absent(bound)) {
    bound = other;
    exact = other_exact;
    return;
  }
  const std::partial_ordering order = compare(other, bound);
  if (order == std::partial_ordering::unordered) {
    bound = std::monostate();
    exact = false;
  } else if (order == out) {
    bound = other;
    exact = other_exact;
  } else if (order == std::partial_ordering::equivalent) {
    exact = exact || other_exact;
  }
}

bool all_equal(const Statistics& statistics, const Scalar& value) {
  return !statistics.has_nan && statistics.minimum_exact && statistics.maximum_exact &&
         compare(statistics.minimum, value) == std::partial_ordering::equivalent &&
         compare(statistics.maximum, value) == std::partial_ordering::equivalent;
}

}  // namespace

void Statistics::merge(const Statistics& other) {
  null_count += other.null_count;
  has_nan = has_nan || other.has_nan;
  widen(minimum, minimum_exact, other.minimum, other.minimum_exact, std::partial_ordering::less);
  widen(maximum, maximum_exact, other.maximum, other.maximum_exact, std::partial_ordering::greater);
}

bool may_match(const Statistics& statistics, std::uint64_t rows, Comparison comparison,
               const Scalar& value) {
  if (statistics.null_count >= rows) return false;
  // An order with an absent bound is unordered, of which every question below says no.
  const std::partial_ordering low = compare(statistics.minimum, value);
  const std::partial_ordering high = compare(statistics.maximum, value);
  switch (comparison) {
    case Comparison::equal:
      return !(low > 0 || high < 0);
    case Comparison::not_equal:
      return !all_equal(statistics, value);
    case Comparison::less:
      return !(low >= 0);
    case Comparison::less_equal:
      return !(low > 0);
    case Comparison::greater:
      return !(high <= 0);
    case Comparison::greater_equal:
      return !(high < 0);
  }
  return true;
}

}  // namespace sprat
