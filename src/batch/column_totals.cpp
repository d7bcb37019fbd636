// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <utility>

#include <sprat/column_totals.hpp>
#include <sprat/error.hpp>
#include <sprat/integer.hpp>

#include "batch/digit_sum.hpp"
#include "batch/value_sums.hpp"
#include "schema/type_names.hpp"

namespace sprat {

namespace {

bool is_floating(const Type& type) {
  return type.kind == TypeKind::float32 || type.kind == TypeKind::float64;
}

// Of one column; which sums are used depends on its type.
struct RunningTotal {
  Field column;
  std::uint64_t count = 0;
  WideInteger integers = 0;
  double floats = 0;
  /// What has no room in 64 bits.
  DigitSum digits;
};

void add_digits(std::string_view digits, std::uint32_t times, RunningTotal& total) {
  if (times == 0) return;
  if (const auto number = Integer{digits}.as<std::int64_t>()) {
    total.integers += static_cast<WideInteger>(*number) * times;
  } else {
    total.digits.add(digits, times);
  }
}

void add_big_integers(const Column& column, RunningTotal& total) {
  if (!column.is_dictionary()) {
    for (std::size_t row = 0; row < column.length; ++row) {
      if (!column.is_null(row)) add_digits(column.entry(row), 1, total);
    }
    return;
  }
  std::vector<std::uint32_t> times(column.entries());
  const auto codes = column.codes.as<std::uint32_t>();
  for (std::size_t row = 0; row < column.length; ++row) {
    if (!column.is_null(row)) ++times[codes[row]];
  }
  for (std::size_t i = 0; i < times.size(); ++i) add_digits(column.entry(i), times[i], total);
}

Scalar sum_of(const RunningTotal& total) {
  if (is_floating(total.column.type)) return total.floats;
  if (!total.digits.is_zero()) {
    DigitSum all = total.digits;
    all.add(digits_of(total.integers), 1);
    return all.digits();
  }
  if (total.integers < std::numeric_limits<std::int64_t>::min() ||
      total.integers > std::numeric_limits<std::int64_t>::max()) {
    return digits_of(total.integers);
  }
  return static_cast<std::int64_t>(total.integers);
}

}  // namespace

class ColumnTotals::Impl {
 public:
  std::vector<RunningTotal> columns;
};

bool has_total(const Type& type) {
  // The names of an enum's values have no sum.
  return type.name.empty() &&
         (is_scalar(type.kind) || type.kind == TypeKind::decimal || type.kind == TypeKind::integer);
}

ColumnTotals::ColumnTotals(const Schema& schema) : impl_(std::make_unique<Impl>()) {
  for (Field& column : schema_columns(schema)) {
    if (!has_total(column.type)) {
      throw SchemaError("column " + column.name + " (" + to_string(column.type) +
                        ") has no sum: choose columns of numbers");
    }
    impl_->columns.push_back({.column = std::move(column)});
  }
}

ColumnTotals::~ColumnTotals() = default;
ColumnTotals::ColumnTotals(ColumnTotals&&) noexcept = default;
ColumnTotals& ColumnTotals::operator=(ColumnTotals&&) noexcept = default;

void ColumnTotals::add(const Batch& batch) {
  for (std::size_t i = 0; i < impl_->columns.size(); ++i) {
    RunningTotal& total = impl_->columns[i];
    const Column& column = batch.columns[i];
    const Type& type = total.column.type;
    total.count += column.length - column.null_count;
    if (type.kind == TypeKind::integer) {
      add_big_integers(column, total);
    } else if (is_floating(type)) {
      total.floats += floating_sum(type, column);
    } else {
      total.integers += integer_sum(type, column);
    }
  }
}

void ColumnTotals::add(const ColumnTotals& other) {
  for (std::size_t i = 0; i < impl_->columns.size(); ++i) {
    RunningTotal& total = impl_->columns[i];
    const RunningTotal& more = other.impl_->columns[i];
    total.count += more.count;
    total.integers += more.integers;
    total.floats += more.floats;
    total.digits.add(more.digits);
  }
}

std::vector<ColumnTotal> ColumnTotals::totals() const {
  std::vector<ColumnTotal> totals;
  for (const RunningTotal& total : impl_->columns) {
    totals.push_back({total.column.name, total.column.type, total.count, sum_of(total)});
  }
  return totals;
}

}  // namespace sprat
