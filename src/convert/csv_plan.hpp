// SPDX-License-Identifier: Apache-2.0
// CsvPlan: what the columns of CSV text become, decided on a sample or, where need be, on all rows.
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

/// Decides on the sample, and looks at all rows for columns that the sample leaves open, where the
/// text can be read again.
CsvPlan plan_on_sample(CsvText& text, const ConvertOptions& options);
/// Decides on all rows; the text must be rewindable.
CsvPlan plan_on_all_rows(CsvText& text, const ConvertOptions& options);

}  // namespace sprat
