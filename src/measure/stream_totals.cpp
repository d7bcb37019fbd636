// SPDX-License-Identifier: Apache-2.0
// sprat's own contender: the totals of a file, a block in memory at a time.
#include <vector>

#include <sprat/measure.hpp>
#include <sprat/reader.hpp>

#include "measure/job.hpp"
#include "measure/totals.hpp"
#include "schema/column_types.hpp"

namespace sprat {
namespace {

using measuring::Totals;

template <class T>
double number(const Column& column, std::size_t row) {
  return static_cast<double>(column.value<T>(row));
}

double power_of_ten(std::int32_t exponent) {
  double power = 1;
  for (std::int32_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

double numeric_value(const Type& type, const Column& column, std::size_t row) {
  switch (type.kind) {
    case TypeKind::int8:
      return number<std::int8_t>(column, row);
    case TypeKind::uint8:
      return number<std::uint8_t>(column, row);
    case TypeKind::int16:
      return number<std::int16_t>(column, row);
    case TypeKind::uint16:
      return number<std::uint16_t>(column, row);
    case TypeKind::int32:
      return number<std::int32_t>(column, row);
    case TypeKind::uint32:
      return number<std::uint32_t>(column, row);
    case TypeKind::uint64:
      return number<std::uint64_t>(column, row);
    case TypeKind::float32:
      return number<float>(column, row);
    case TypeKind::float64:
      return number<double>(column, row);
    case TypeKind::decimal:
      return number<std::int64_t>(column, row) / power_of_ten(type.scale);
    default:
      return number<std::int64_t>(column, row);
  }
}

std::string_view key_text(const Type& type, const Column& column, std::size_t row) {
  if (column.is_null(row)) return {};
  if (type.kind != TypeKind::fixed_text) return column.text(row);
  return {reinterpret_cast<const char*>(column.values.data()) + row * type.length, type.length};
}

void add_rows(const Batch& batch, const measuring::TotalledColumns& chosen, Totals& totals) {
  const std::vector<const Type*> types = column_types(*batch.schema);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    double value = 1;
    if (chosen.value) {
      const Column& values = batch.columns[*chosen.value];
      if (values.is_null(row)) continue;
      value = numeric_value(*types[*chosen.value], values, row);
    }
    std::string_view key;
    if (chosen.key) key = key_text(*types[*chosen.key], batch.columns[*chosen.key], row);
    totals.add(key, value);
  }
}

}  // namespace

std::string stream_totals(const std::string& file) {
  BatchReader reader(file);
  const measuring::TotalledColumns chosen = measuring::totalled_columns(reader.schema());
  Totals totals;
  Batch batch;
  while (reader.next(batch)) add_rows(batch, chosen, totals);
  return totals.answer();
}

}  // namespace sprat
