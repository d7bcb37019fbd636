// SPDX-License-Identifier: Apache-2.0
// CellFormat: how values of one type are written as text and read back, exactly; for CSV and JSON.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

namespace sprat::text {

/// Text of fixed-width values, dates and booleans; text itself needs none.
class CellFormat {
 public:
  virtual ~CellFormat() = default;
  /// Appends row `row`'s text, which is not null.
  virtual void format(const Column& column, std::size_t row, Buffer& out) const = 0;
  /// Appends the value to `into.values` if `format` would give the same text; false otherwise.
  virtual bool parse(std::string_view cell, Column& into) const = 0;
  /// Appends a value of no meaning to `into.values`, for a null row.
  virtual void append_null(Column& into) const = 0;
};

/// By the field's type and format; empty formats take the type's default (docs/schema.md, Formats):
/// boolean "true/false", double "shortest", date "%Y-%m-%d", time "%H:%M:%S", timestamp
/// "%Y-%m-%dT%H:%M:%S". Throws SchemaError where the format does not suit the type.
std::unique_ptr<CellFormat> cell_format(const Type& type, const std::string& format);

}  // namespace sprat::text
