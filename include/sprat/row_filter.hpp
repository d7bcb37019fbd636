// SPDX-License-Identifier: Apache-2.0
// RowFilter: the rows of a batch that satisfy all of some predicates, exactly.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// Statistics only rule blocks out (ReaderOptions::skip_unless); this decides row by row. A null
/// satisfies nothing, and NaN only not_equal.
class RowFilter {
 public:
  /// Throws SchemaError where a predicate names no column of the schema, or its value is not of the
  /// column's kind: int64 (uint64 for unsigned types) for all that is held as integers and for
  /// booleans, double for floating point, string for text and bytes, and for big integers the
  /// digits that a column would hold. Lists and arrays have no order.
  RowFilter(const Schema& schema, const std::vector<Predicate>& predicates);

  bool is_empty() const { return conditions_.empty(); }
  bool matches(const Batch& batch, std::size_t row) const;
  /// Empties `out`, and fills it with the rows that match.
  void apply(const Batch& batch, Batch& out) const;

 private:
  struct Condition {
    std::size_t column;
    Type type;
    Comparison comparison;
    Scalar value;
  };
  static bool holds(const Condition& condition, const Column& column, std::size_t row);

  std::vector<Condition> conditions_;
};

}  // namespace sprat
