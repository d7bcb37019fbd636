// SPDX-License-Identifier: Apache-2.0
// ColumnParser: one column's cells, typed, appended to a Column; each proven to come back as
// written.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "csv/row_index.hpp"

namespace sprat::csv {

class ColumnParser {
 public:
  /// `field` and `dialect.columns[column]` say how cells are spelled. Throws SchemaError for a type
  /// that has no text: lists, arrays, structs.
  ColumnParser(const Field& field, const CsvDialect& dialect, std::size_t column);
  ~ColumnParser();
  ColumnParser(ColumnParser&&) noexcept;

  /// Appends the index's rows to `into`; where `into` has none yet, they begin a block. Returns the
  /// first row whose cell does not fit the type, or would not be written back as it stands; `into`
  /// is then of no use. A cell over kMaxCellBytes is a LimitError.
  std::optional<std::size_t> parse(const RowIndex& index, Column& into);
  /// The same of another column of the text whose cells are spelled alike. A block's rows of one
  /// column are then parsed in one call.
  std::optional<std::size_t> parse(const RowIndex& index, std::size_t column, Column& into);
  /// What is wrong with a cell, for messages: "'12a' is not a long", "'1.10' would come back as
  /// '1.1'".
  std::string explain(std::string_view raw) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::csv
