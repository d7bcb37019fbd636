// SPDX-License-Identifier: Apache-2.0
// CsvPlan: what the columns of CSV text become.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "convert/csv_text.hpp"
#include "csv/inference.hpp"

namespace sprat {

struct CsvPlan {
  Schema schema;
  /// schema_columns(schema)[i] is read from column `columns[i]` of the text.
  std::vector<std::size_t> columns;
  /// How the text is spelled, all of its columns.
  CsvDialect text_dialect;
  /// The same for the columns of the schema: what the file keeps.
  CsvDialect file_dialect;
  /// By column of the schema: the caller gave the type, so that a cell that does not fit is an
  /// error.
  std::vector<bool> fixed;
  std::vector<std::string> notes;
};

/// What is known of the text's columns, as its fields: those that are asked for, in that order.
CsvPlan make_plan(const CsvText& text, const ConvertOptions& options,
                  const std::vector<csv::InferredColumn>& inferred);

}  // namespace sprat
