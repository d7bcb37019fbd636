// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_planner.hpp"

#include <span>
#include <utility>

#include <sprat/error.hpp>

#include "convert/csv_look.hpp"
#include "csv/column_inference.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

namespace {

/// Chunks of the sample: small, so that its last row, which is cut, costs few others.
constexpr ChunkSize kSampleChunk{
    .max_rows = 1024, .max_bytes = std::size_t{1} << 16, .row_bytes = 0};
constexpr std::size_t kIndexedRows = 1024;

// The sample is UTF-8 already, and its last chunk may end inside a row.
void observe_sample(const CsvText& text, Ragged ragged, csv::Inference& inference) {
  CsvOptions options;
  options.encoding = TextEncoding::utf8;
  csv::CsvInput input(memory_source(std::as_bytes(std::span(text.sample_rows()))), options);
  csv::RowSplitter splitter(input, text.dialect(), kSampleChunk);
  csv::RowIndex index;
  csv::TextChunk chunk;
  csv::TextChunk ahead;
  try {
    bool more = splitter.next(chunk);
    while (more) {
      more = splitter.next(ahead);
      if (!more && !text.sample_ends_input()) break;
      chunk.first_line += text.first_row_line() - 1;
      csv::Tokenizer tokenizer(text.dialect(), text.dialect().columns.size(), ragged,
                               text.first_name());
      tokenizer.open(chunk);
      while (tokenizer.next(index, kIndexedRows)) inference.observe(index, tokenizer);
      std::swap(chunk, ahead);
    }
  } catch (const CsvError&) {
    // A cut row, or a broken one: the pass over all rows will tell, with its line.
  }
}

}  // namespace

CsvPlanner::CsvPlanner(CsvText& text, const ConvertOptions& options)
    : text_(text),
      options_(options),
      inference_(text.dialect(), options.csv),
      is_inferred_(text.dialect().columns.size(), false) {
  observe_sample(text, options.csv.ragged, inference_);
}

CsvPlan CsvPlanner::plan_on_sample() {
  const std::vector<csv::InferredColumn> inferred = inference_.result();
  CsvLook look{.dialect = text_.dialect(), .inferred = {}, .checks = {}};
  for (std::size_t i = 0; i < inferred.size(); ++i) {
    if (inferred[i].undecided) look.inferred.push_back(i);
  }
  if (look.inferred.empty() || text_.sample_is_all() || !text_.rewindable()) {
    return make_plan(text_, options_, inferred);
  }
  for (const std::size_t column : look.inferred) is_inferred_[column] = true;
  look_at_all_rows(text_, look, inference_, options_);
  return make_plan(text_, options_, inference_.result());
}

CsvPlan CsvPlanner::plan_on_all_rows() {
  return decide(plan_on_sample(), std::vector<bool>(is_inferred_.size(), false), 0);
}

CsvPlan CsvPlanner::plan_after(const CsvPlan& plan, const TypeBreak& misfit) {
  std::vector<bool> misfits(is_inferred_.size(), false);
  misfits[plan.columns[misfit.column]] = true;
  // Of a given schema, the pass has proven other types than those that were inferred.
  return decide(plan, std::move(misfits), options_.schema ? 0 : misfit.proven_bytes);
}

// Cells are inferred where it is known already that they may change the plan; else they are
// checked, which is as fast as parsing them, and inferred where they fail.
CsvPlan CsvPlanner::decide(const CsvPlan& plan, std::vector<bool> misfits,
                           std::uint64_t proven_bytes) {
  const std::vector<csv::InferredColumn> inferred = inference_.result();
  std::vector<bool> is_left = is_inferred_;
  CsvLook look{plan.text_dialect, {}, {}, proven_bytes};
  for (const std::size_t column : plan.columns) {
    if (is_left[column]) continue;
    is_left[column] = true;
    const csv::InferredColumn& expected = inferred[column];
    if (misfits[column] || inference_.column(column).is_open()) {
      look.inferred.push_back(column);
    } else if (expected.quoted || expected.type.kind != TypeKind::text) {
      Field field;
      field.type = expected.type;
      field.format = expected.format;
      field.nullable = true;
      look.checks.push_back({column, std::move(field), expected.quoted});
    }
  }
  if (look.inferred.empty() && look.checks.empty()) return plan;
  std::vector<std::size_t> failed = look_at_all_rows(text_, look, inference_, options_);
  if (!failed.empty()) {
    const CsvLook second{plan.text_dialect, std::move(failed), {}};
    look_at_all_rows(text_, second, inference_, options_);
  }
  return make_plan(text_, options_, inference_.result());
}

}  // namespace sprat
