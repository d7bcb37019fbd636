// SPDX-License-Identifier: Apache-2.0
// convert_csv and infer_schema: one pass with types decided on a sample, a second one where they
// break.
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/csv_pass.hpp"
#include "convert/csv_plan.hpp"
#include "convert/csv_text.hpp"

namespace sprat {

namespace {

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

struct Conversion {
  CsvPlan plan;
  PassResult result;
};

// Types that break beyond the sample are decided on all rows, and the pass starts over once. Where
// the output cannot be taken back, all rows are looked at beforehand instead.
Conversion convert_text(CsvText& text, Sink& sink, const ConvertOptions& options) {
  const bool decide_first = text.rewindable() && !text.sample_is_all() && !sink.can_restart();
  Conversion conversion;
  conversion.plan = decide_first ? plan_on_all_rows(text, options) : plan_on_sample(text, options);
  try {
    conversion.result = run_csv_pass(text, conversion.plan, sink, options);
    return conversion;
  } catch (const TypeBreak& misfit) {
    if (!text.rewindable()) {
      throw CsvError(std::string(misfit.what()) +
                     ", as the rows before it suggest; give the column's type with --type, or "
                     "convert from a file, which can be read again");
    }
    if (!sink.can_restart()) throw;
    sink.restart();
  }
  conversion.plan = plan_on_all_rows(text, options);
  conversion.result = run_csv_pass(text, conversion.plan, sink, options);
  return conversion;
}

}  // namespace

ConvertReport convert_csv(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                          const ConvertOptions& options) {
  CsvText text(inputs, options.csv);
  Conversion conversion = convert_text(text, *output, options);
  output->commit();
  ConvertReport report;
  report.rows = conversion.result.rows;
  report.input_bytes = conversion.result.input_bytes;
  report.output_bytes = conversion.result.output_bytes;
  report.blank_lines = conversion.result.counts.blank_lines;
  report.comment_lines = conversion.result.counts.comment_lines;
  report.padded_rows = conversion.result.counts.padded_rows;
  report.skipped_rows = conversion.result.counts.skipped_rows;
  report.schema = std::move(conversion.plan.schema);
  report.notes = std::move(conversion.plan.notes);
  return report;
}

Schema infer_schema(const std::string& input, const CsvOptions& csv_options, bool narrow) {
  ConvertOptions options;
  options.csv = csv_options;
  options.writer.effort = Effort::fast;
  CsvText text({input}, csv_options);
  DiscardingSink sink;
  const Conversion conversion = convert_text(text, sink, options);
  return narrow ? narrow_schema(conversion.plan.schema, conversion.result.statistics,
                                conversion.result.rows)
                : conversion.plan.schema;
}

}  // namespace sprat
