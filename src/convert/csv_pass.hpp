// SPDX-License-Identifier: Apache-2.0
// One pass over CSV text: chunks of rows are parsed and encoded by workers and written in order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>
#include <sprat/statistics.hpp>

#include "convert/csv_plan.hpp"
#include "convert/csv_text.hpp"

namespace sprat {

/// A cell does not fit the type that its column got on the sample.
class TypeBreak : public CsvError {
 public:
  using CsvError::CsvError;
};

struct PassResult {
  std::uint64_t rows = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t output_bytes = 0;
  csv::TokenizerCounts counts;
  /// Of all rows, by field.
  std::vector<Statistics> statistics;
};

/// Writes a whole file but does not commit. Throws TypeBreak where a cell does not fit a type that
/// was inferred, CsvError where the caller gave the type.
PassResult run_csv_pass(CsvText& text, const CsvPlan& plan, Sink& sink,
                        const ConvertOptions& options);

}  // namespace sprat
