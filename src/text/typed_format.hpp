// SPDX-License-Identifier: Apache-2.0
// with_typed_format: from a type to the class that formats and parses it, once for many cells.
#pragma once

#include <string>

#include <sprat/error.hpp>
#include <sprat/schema.hpp>

#include "text/cell_format.hpp"
#include "text/decimal_format.hpp"
#include "text/float_format.hpp"
#include "text/integer_format.hpp"
#include "text/temporal_format.hpp"

namespace sprat::text {

/// 0, 3, 6 or 9.
inline int digits_of(TimeUnit unit) {
  return 3 * static_cast<int>(unit);
}

/// Seconds ahead of UTC of a time zone written as "+05:30"; 0 for every other.
std::int32_t zone_offset(const std::string& time_zone);

/// Calls `visit` with an object that has `Value`, `parse`, `format` and `max_length`, for the kinds
/// whose values are numbers in `Column::values`; returns false for the others and for enums.
template <class Visitor>
bool with_typed_format(const Type& type, const std::string& requested, Visitor&& visit) {
  if (!type.enum_values.empty()) return false;
  const std::string format = requested.empty() ? default_format(type) : requested;
  const int unit_digits = digits_of(type.unit);
  switch (type.kind) {
    case TypeKind::int8:
      return visit(IntegerFormat<std::int8_t>()), true;
    case TypeKind::uint8:
      return visit(IntegerFormat<std::uint8_t>()), true;
    case TypeKind::int16:
      return visit(IntegerFormat<std::int16_t>()), true;
    case TypeKind::uint16:
      return visit(IntegerFormat<std::uint16_t>()), true;
    case TypeKind::int32:
      return visit(IntegerFormat<std::int32_t>()), true;
    case TypeKind::uint32:
      return visit(IntegerFormat<std::uint32_t>()), true;
    case TypeKind::int64:
      return visit(IntegerFormat<std::int64_t>()), true;
    case TypeKind::uint64:
      return visit(IntegerFormat<std::uint64_t>()), true;
    case TypeKind::decimal:
      return visit(DecimalFormat(type.scale)), true;
    case TypeKind::float32:
      return visit(FloatFormat<float>(format)), true;
    case TypeKind::float64:
      return visit(FloatFormat<double>(format)), true;
    case TypeKind::date:
      return visit(DateFormat(format)), true;
    case TypeKind::time:
      if (fixed_width(type) == 4) return visit(TimeFormat<std::int32_t>(format, unit_digits)), true;
      return visit(TimeFormat<std::int64_t>(format, unit_digits)), true;
    case TypeKind::timestamp:
      return visit(TimestampFormat(format, unit_digits, zone_offset(type.time_zone))), true;
    default:
      return false;
  }
}

}  // namespace sprat::text
