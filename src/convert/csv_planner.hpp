// SPDX-License-Identifier: Apache-2.0
// CsvPlanner: on how many rows a plan is decided: a sample, or all of them for some columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/convert.hpp>

#include "convert/csv_plan.hpp"
#include "convert/csv_text.hpp"
#include "convert/text_pass.hpp"
#include "csv/inference.hpp"

namespace sprat {

class CsvPlanner {
 public:
  /// Both outlive this.
  CsvPlanner(CsvText& text, const ConvertOptions& options);

  /// Decides on the sample, and on all rows for columns that the sample leaves open, where the text
  /// can be read again.
  CsvPlan plan_on_sample();
  /// Decides on all rows; the text must be rewindable.
  CsvPlan plan_on_all_rows();
  /// The same where a pass by the sample's plan ended in `misfit`.
  CsvPlan plan_after(const CsvPlan& plan, const TypeBreak& misfit);

 private:
  CsvPlan decide(const CsvPlan& plan, std::vector<bool> misfits, std::uint64_t proven_bytes);

  CsvText& text_;
  const ConvertOptions& options_;
  csv::Inference inference_;
  /// By column of the text: all rows have been looked at.
  std::vector<bool> is_inferred_;
};

}  // namespace sprat
