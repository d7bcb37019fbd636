// SPDX-License-Identifier: Apache-2.0
#include "measure/column_values.hpp"

namespace sprat::measuring {
namespace {

template <class T>
double number(const Column& column, std::size_t row) {
  return static_cast<double>(column.value<T>(row));
}

double power_of_ten(std::int32_t exponent) {
  double power = 1;
  for (std::int32_t i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

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

std::string_view text_value(const Type& type, const Column& column, std::size_t row) {
  if (column.is_null(row)) return {};
  if (type.kind != TypeKind::fixed_text) return column.text(row);
  return {reinterpret_cast<const char*>(column.values.data()) + row * type.length, type.length};
}

}  // namespace sprat::measuring
