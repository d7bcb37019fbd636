// SPDX-License-Identifier: Apache-2.0
// sprat's types as Arrow's format strings, and back.
#pragma once

#include <string>

#include <sprat/arrow.hpp>
#include <sprat/schema.hpp>

namespace sprat::arrow {

/// How one column is handed out.
struct ColumnForm {
  ArrowText text = ArrowText::views;
  ArrowInteger integer = ArrowInteger::int64;
  /// As in RowRange.
  std::uint8_t code_width = 0;
};

/// A column's part of a form, by its number.
inline ColumnForm form_of(const ArrowForm& form, std::size_t column) {
  ColumnForm one{.text = form.text};
  if (column < form.integers.size()) one.integer = form.integers[column];
  return one;
}

/// Whether a column goes out as a dictionary.
inline bool is_coded(const Type& type, ArrowText text) {
  return text == ArrowText::dictionary && type.kind == TypeKind::text;
}

/// The format of a type; of a dictionary, its codes'.
std::string format_of(const Type& type, const ColumnForm& form);

/// The field that a child of an Arrow struct is; `problems` takes a line for each part of it that
/// sprat has no type for.
Field field_of(const ArrowSchema& schema, std::string& problems);

}  // namespace sprat::arrow
