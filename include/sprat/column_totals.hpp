// SPDX-License-Identifier: Apache-2.0
// Counts and sums of columns, exact wherever the values are.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/io.hpp>
#include <sprat/reader.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// Of a column's values that are there.
struct ColumnTotal {
  std::string name;
  Type type;
  std::uint64_t count = 0;
  /// Of integers and booleans: int64, or the digits where that has no room; of decimals the same in
  /// units of the last digit. Of floating point: double.
  Scalar sum;
};

/// Whether a column of this type has a sum: numbers, decimals, integers of any size and booleans
/// have.
bool has_total(const Type& type);

/// Adds up batches of one schema, all of whose columns have a sum.
class ColumnTotals {
 public:
  /// Throws SchemaError naming the first column that has none.
  explicit ColumnTotals(const Schema& schema);
  ~ColumnTotals();
  ColumnTotals(ColumnTotals&&) noexcept;
  ColumnTotals& operator=(ColumnTotals&&) noexcept;

  void add(const Batch& batch);
  /// Adds what another one of this schema has added up.
  void add(const ColumnTotals& other);
  /// By column.
  std::vector<ColumnTotal> totals() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Of the columns that the options choose, each of which must have a sum; on `options.threads`
/// threads, none meaning one for each core. Floating-point sums, too, are the same whatever their
/// number. `after_block`, where given, is called now and then by the calling thread; what it throws
/// ends the work.
std::vector<ColumnTotal> total_columns(std::unique_ptr<Source> source, const ReaderOptions& options,
                                       const std::function<void()>& after_block = {});

}  // namespace sprat
