// SPDX-License-Identifier: Apache-2.0
// CellFormat: how values of one type are written as text and read back, exactly; for CSV and JSON.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

namespace sprat::text {

/// The format of a text field whose texts are JSON values of any kind.
inline constexpr std::string_view kJsonTextFormat = "json";

/// Text of fixed-width values, dates, booleans and lists; text itself needs none. Stateless: one
/// may serve several threads.
class CellFormat {
 public:
  virtual ~CellFormat() = default;
  /// Appends row `row`'s text, which is not null. Throws SchemaError where the format has no way to
  /// say the value, as "%y" the year 1850.
  virtual void format(const Column& column, std::size_t row, Buffer& out) const = 0;
  /// The same for rows [first, first + count), nothing for nulls; appends to `ends` where each
  /// row's text ends in `out`.
  virtual void format_rows(const Column& column, std::size_t first, std::size_t count, Buffer& out,
                           std::vector<std::size_t>& ends) const;
  /// Appends the value to `into.values` if `format` would give the same text; false otherwise. The
  /// value is row `into.length`, which the caller raises.
  virtual bool parse(std::string_view cell, Column& into) const = 0;
  /// Appends a value of no meaning to `into.values`, for a null row.
  virtual void append_null(Column& into) const = 0;
};

/// By the field's type and format; empty formats take the type's default. Throws SchemaError where
/// the format does not suit the type, or the type has no text of its own (text, structs).
std::unique_ptr<CellFormat> cell_format(const Type& type, const std::string& format);

/// Boolean "true/false", floating point "shortest", date "%Y-%m-%d", time "%H:%M:%S", timestamp
/// "%Y-%m-%dT%H:%M:%S"; with ".%f" where the unit is finer than a second, and "Z" or the type's
/// offset where it has a time zone. Empty for the kinds that have one spelling only.
std::string default_format(const Type& type);

}  // namespace sprat::text
