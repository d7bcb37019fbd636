// SPDX-License-Identifier: Apache-2.0
// One look at all rows of CSV text, for what a sample cannot tell of its columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "convert/csv_text.hpp"
#include "csv/inference.hpp"

namespace sprat {

/// What is expected of all cells of a column.
struct ColumnCheck {
  std::size_t column = 0;
  /// The type, which they fit, or text, which everything fits.
  Field field;
  bool all_quoted = false;
};

/// Columns are those of the text.
struct CsvLook {
  /// How cells are quoted and nulls written.
  const CsvDialect& dialect;
  /// To be inferred from the first row to the last, which costs more than a check.
  std::vector<std::size_t> inferred;
  std::vector<ColumnCheck> checks;
  /// The types of checked columns are known to hold in so much of the rows' text.
  std::uint64_t proven_bytes = 0;
};

/// Adds to `inference` what all rows tell of the columns to be inferred; returns those that are not
/// as expected, in ascending order. The text must be rewindable. On any number of threads, as if
/// the rows were looked at one after the other.
std::vector<std::size_t> look_at_all_rows(CsvText& text, const CsvLook& look,
                                          csv::Inference& inference, const ConvertOptions& options);

}  // namespace sprat
