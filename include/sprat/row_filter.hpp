// SPDX-License-Identifier: Apache-2.0
// RowFilter: the rows of a batch that satisfy all of some predicates, exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
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
  /// Fills `rows` with the numbers of those that match, in ascending order; columns that no
  /// predicate names are not looked at.
  void select(const Batch& batch, std::vector<std::uint32_t>& rows) const;
  /// By number, in ascending order: the columns that predicates name.
  std::vector<std::size_t> columns() const;
  /// The same filter of rows whose columns are placed otherwise: `places` gives, by predicate, the
  /// number of its column there.
  RowFilter at(const std::vector<std::size_t>& places) const;
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
  static bool text_holds(const Condition& condition, std::string_view text);
  /// Sets to 0 the bytes of rows of which the condition does not hold.
  static void mask(const Condition& condition, const Column& column, std::span<std::uint8_t> mask);

  std::vector<Condition> conditions_;
};

}  // namespace sprat
