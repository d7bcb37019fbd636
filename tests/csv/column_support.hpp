// SPDX-License-Identifier: Apache-2.0
// Columns of cells, indexed, inferred and parsed, for the tests of inference and column parsers.
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/convert.hpp>

#include "csv/column_parser.hpp"
#include "csv/inference.hpp"
#include "csv/tokenizer.hpp"

namespace sprat::csv {

/// Raw cells of one column, one a line, of a file whose header is line 1.
class CellColumn {
 public:
  CellColumn(const std::vector<std::string>& cells, const CsvDialect& dialect,
             std::uint64_t first_line = 2)
      : tokenizer_(dialect, 1, Ragged::error, "cells.csv") {
    std::string text;
    index_.columns = 1;
    for (const std::string& cell : cells) {
      index_.begins.push_back(static_cast<std::uint32_t>(text.size()));
      text += cell;
      index_.ends.push_back(static_cast<std::uint32_t>(text.size()));
      text += '\n';
      ++index_.rows;
    }
    chunk_.text.resize(text.size());
    if (!text.empty()) std::memcpy(chunk_.text.data(), text.data(), text.size());
    chunk_.first_line = first_line;
    chunk_.last = true;
    index_.text = reinterpret_cast<const char*>(chunk_.text.data());
    tokenizer_.open(chunk_);
  }
  CellColumn(const CellColumn&) = delete;
  CellColumn& operator=(const CellColumn&) = delete;

  const RowIndex& index() const { return index_; }
  const Tokenizer& tokenizer() const { return tokenizer_; }

 private:
  TextChunk chunk_;
  RowIndex index_;
  Tokenizer tokenizer_;
};

inline CsvDialect dialect_of(const std::string& header) {
  CsvDialect dialect;
  dialect.columns.resize(1);
  dialect.columns[0].header = header;
  return dialect;
}

inline InferredColumn infer(const std::vector<std::string>& cells, const CsvOptions& options = {},
                            const std::string& header = "x") {
  const CsvDialect dialect = dialect_of(header);
  const CellColumn column(cells, dialect);
  Inference inference(dialect, options);
  inference.observe(column.index(), column.tokenizer());
  return inference.result().at(0);
}

inline std::string inferred_type(const std::vector<std::string>& cells,
                                 const CsvOptions& options = {}) {
  const InferredColumn column = infer(cells, options);
  return to_string(column.type, column.format);
}

/// A parser of one column, and the column that it fills.
struct ParsedColumn {
  ParsedColumn(const std::string& type, const std::string& null_spelling, bool nullable = true)
      : dialect(dialect_of("x")), parser(make(type, null_spelling, nullable)) {}

  std::optional<std::size_t> parse(const std::vector<std::string>& cells) {
    const CellColumn raw(cells, dialect);
    return parser.parse(raw.index(), column);
  }

  CsvDialect dialect;
  Column column;
  ColumnParser parser;

 private:
  ColumnParser make(const std::string& type, const std::string& null_spelling, bool nullable) {
    Field field = parse_type(type);
    field.nullable = nullable;
    dialect.columns[0].null_spelling = null_spelling;
    return ColumnParser(field, dialect, 0);
  }
};

}  // namespace sprat::csv
