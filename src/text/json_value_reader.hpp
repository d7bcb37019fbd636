// SPDX-License-Identifier: Apache-2.0
// JsonValueReader: JSON values of one type, appended to a column; what json_cell_writer writes is
// read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "text/json_scanner.hpp"

namespace sprat::text {

/// Which numbers are read: those that are written as the same text, or also those of another
/// spelling that are exactly the same number, as 1.50 for a double.
enum class NumberMatch : std::uint8_t { same_text, same_value };

/// Stateless: one may serve several threads.
class JsonValueReader {
 public:
  virtual ~JsonValueReader() = default;
  /// Appends the next value as row `into.length`, which the caller raises; false where it does not
  /// fit the type, and `into` and the scanner's place are then of no use. `scratch` is for texts.
  virtual bool read(JsonScanner& scanner, Column& into, std::string& scratch) const = 0;
  /// Appends a value of no meaning, for a null row.
  virtual void append_null(Column& into) const = 0;
};

/// Throws SchemaError for structs, which have no values of their own.
std::unique_ptr<JsonValueReader> json_value_reader(const Field& field, NumberMatch match);

/// "3.5 is not an int": why a value, as it stands in JSON, does not fit the field.
std::string json_misfit(const Field& field, std::string_view value);

}  // namespace sprat::text
