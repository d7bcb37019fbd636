// SPDX-License-Identifier: Apache-2.0
// CsvColumns: a chunk of a wide CSV file, parsed one column after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sprat/convert.hpp>

#include "convert/csv_plan.hpp"
#include "convert/text_pass.hpp"
#include "csv/column_parser.hpp"
#include "csv/row_index.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

/// The cells of all rows of the chunk are found first, so that each column is parsed at once, and
/// columns that are spelled alike share a parser: what thousands of columns keep is little.
class CsvColumns final : public ColumnwiseParser {
 public:
  /// Both must outlive this; the plan's schema has no structs.
  CsvColumns(const CsvPlan& plan, const CsvOptions& options);

  std::uint64_t open(const csv::TextChunk& chunk, const std::string& input_name,
                     csv::TokenizerCounts& counts) override;
  void parse(std::size_t column, Column& into) override;

 private:
  /// A parser, and the first of the columns that it is for.
  struct Kind {
    std::size_t column;
    csv::ColumnParser parser;
  };
  bool is_of_kind(std::size_t column, const Kind& kind) const;

  const CsvPlan& plan_;
  Ragged ragged_;
  std::vector<Kind> kinds_;
  /// By column.
  std::vector<std::uint32_t> kind_of_;

  std::string input_name_;
  std::optional<csv::Tokenizer> tokenizer_;
  csv::RowIndex index_;
};

}  // namespace sprat
