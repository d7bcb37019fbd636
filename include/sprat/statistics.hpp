// SPDX-License-Identifier: Apache-2.0
// Statistics: a column's minimum, maximum and null count, and the predicates that they can refute.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sprat {

/// A bound or a value to compare with. Integral kinds are int64 (uint64 where the type is
/// unsigned), boolean is int64 0 or 1, floating point is double, text and bytes are string.
using Scalar = std::variant<std::monostate, std::int64_t, std::uint64_t, double, std::string>;

/// Of one column in some rows. No bounds where every value is null, and for lists.
struct Statistics {
  std::uint64_t null_count = 0;
  Scalar minimum;
  Scalar maximum;
  /// A bound that is not exact lies outside the values: a cut text, rounded down or up.
  bool minimum_exact = true;
  bool maximum_exact = true;
  /// Floating point: some value is NaN; bounds leave it out.
  bool has_nan = false;

  bool operator==(const Statistics&) const = default;
  /// Widens this to cover `other` too.
  void merge(const Statistics& other);
};

/// Texts in statistics are at most this long.
inline constexpr std::size_t kMaxStatisticsText = 32;

enum class Comparison : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal };

/// `column comparison value`; a struct's column is named by its path, "position.x".
struct Predicate {
  std::string column;
  Comparison comparison = Comparison::equal;
  Scalar value;
};

/// False only where the statistics of `rows` rows prove that no row satisfies the predicate.
bool may_match(const Statistics& statistics, std::uint64_t rows, Comparison comparison,
               const Scalar& value);

}  // namespace sprat
