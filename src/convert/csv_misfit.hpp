// SPDX-License-Identifier: Apache-2.0
// Where a cell of CSV text stands, and the error of one that does not fit its column.
#pragma once

#include <cstddef>
#include <string>

#include "convert/csv_plan.hpp"
#include "csv/column_parser.hpp"
#include "csv/row_index.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

/// A chunk of text whose rows are being parsed.
struct CsvChunk {
  const CsvPlan& plan;
  const csv::Tokenizer& tokenizer;
  const std::string& input_name;
  /// Of the rows at hand.
  const csv::RowIndex& index;
};

/// "rides.csv:7: column 4 (rides): ", for a row of the index and a column of the plan's schema.
std::string cell_place(const CsvChunk& chunk, std::size_t row, std::size_t column);

/// Throws TypeBreak where the column's type was inferred, CsvError where the caller gave it.
[[noreturn]] void fail_misfit(const CsvChunk& chunk, std::size_t row, std::size_t column,
                              const csv::ColumnParser& parser);

}  // namespace sprat
