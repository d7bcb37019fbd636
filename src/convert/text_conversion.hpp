// SPDX-License-Identifier: Apache-2.0
// convert_text: types are decided on a sample, and on all rows where they break beyond it.
#pragma once

#include <string>
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/io.hpp>

#include "convert/text_files.hpp"
#include "convert/text_pass.hpp"

namespace sprat {

template <class Plan>
struct Conversion {
  Plan plan;
  PassResult result;
};

/// `steps` has `plan_on_sample()`, `plan_on_all_rows()`, `run(plan)`, and `plan_after(plan,
/// misfit)` for a plan that ended in a TypeBreak. The pass starts over once; where the output
/// cannot be taken back, all rows are looked at beforehand instead. What cannot be mended is a
/// ParseError that says what helps.
template <class ParseError, class Plan, class Steps>
Conversion<Plan> convert_text(const TextFiles& text, Sink& sink, const Steps& steps) {
  const bool decide_first = text.rewindable() && !text.sample_is_all() && !sink.can_restart();
  Conversion<Plan> conversion;
  conversion.plan = decide_first ? steps.plan_on_all_rows() : steps.plan_on_sample();
  try {
    conversion.result = steps.run(conversion.plan);
    return conversion;
  } catch (const TypeBreak& misfit) {
    if (!text.rewindable()) {
      throw ParseError(std::string(misfit.what()) +
                       ", as the rows before it suggest; give the column's type with --type, or "
                       "convert from a file, which can be read again");
    }
    if (!sink.can_restart()) throw ParseError(misfit.what());
    sink.restart();
    conversion.plan = steps.plan_after(conversion.plan, misfit);
  }
  try {
    conversion.result = steps.run(conversion.plan);
  } catch (const TypeBreak& misfit) {
    throw ParseError(misfit.what());
  }
  return conversion;
}

/// Takes a file's bytes and keeps none, for what only asks for its statistics.
class DiscardingSink final : public Sink {
 public:
  const std::string& name() const override { return name_; }
  void write(std::span<const std::byte>) override {}
  bool can_restart() const override { return true; }
  void commit() override {}

 private:
  std::string name_ = "nowhere";
};

/// What a conversion tells.
template <class Plan>
ConvertReport report_of(Conversion<Plan>&& conversion) {
  const PassResult& result = conversion.result;
  ConvertReport report;
  report.rows = result.rows;
  report.input_bytes = result.input_bytes;
  report.output_bytes = result.output_bytes;
  report.blank_lines = result.counts.blank_lines;
  report.comment_lines = result.counts.comment_lines;
  report.padded_rows = result.counts.padded_rows;
  report.skipped_rows = result.counts.skipped_rows;
  report.schema = std::move(conversion.plan.schema);
  report.notes = std::move(conversion.plan.notes);
  return report;
}

/// The schema that a conversion arrived at, as infer_schema gives it.
template <class Plan>
Schema schema_of(const Conversion<Plan>& conversion, bool narrow) {
  if (!narrow) return conversion.plan.schema;
  return narrow_schema(conversion.plan.schema, conversion.result.statistics,
                       conversion.result.rows);
}

}  // namespace sprat
