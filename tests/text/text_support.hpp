// SPDX-License-Identifier: Apache-2.0
// Cells to values and back, for the tests of cell formats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "text/cell_format.hpp"

namespace sprat::text {

inline Type type_of(TypeKind kind, TimeUnit unit = TimeUnit::second) {
  Type type;
  type.kind = kind;
  type.unit = unit;
  return type;
}

inline Type decimal_of(std::int32_t scale) {
  Type type = type_of(TypeKind::decimal);
  type.scale = scale;
  return type;
}

/// A column of one value.
template <class T>
Column column_of(T value) {
  Column column;
  column.length = 1;
  column.values.append_value(value);
  return column;
}

inline std::string written(const CellFormat& format, const Column& column) {
  Buffer out;
  format.format(column, 0, out);
  return {reinterpret_cast<const char*>(out.data()), out.size()};
}

/// The text that a cell comes back as; none where it is refused.
inline std::optional<std::string> round_trip(const CellFormat& format, std::string_view cell) {
  Column column;
  // An exact copy, so that the sanitizer sees reads past either end.
  const std::string copy(cell);
  if (!format.parse(copy, column)) return std::nullopt;
  column.length = 1;
  return written(format, column);
}

/// True where the cell is taken and comes back as it is; throws where it comes back changed.
inline bool takes(const CellFormat& format, std::string_view cell) {
  const auto text = round_trip(format, cell);
  if (text && *text != cell) {
    throw std::logic_error("'" + std::string(cell) + "' came back as '" + *text + "'");
  }
  return text.has_value();
}

inline bool takes(const Type& type, const std::string& format, std::string_view cell) {
  return takes(*cell_format(type, format), cell);
}

template <class T>
std::optional<T> parsed(const Type& type, const std::string& format, std::string_view cell) {
  Column column;
  if (!cell_format(type, format)->parse(cell, column)) return std::nullopt;
  return column.value<T>(0);
}

}  // namespace sprat::text
