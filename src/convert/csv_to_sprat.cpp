// SPDX-License-Identifier: Apache-2.0
// convert_csv and infer_schema.
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/csv_pass.hpp"
#include "convert/csv_plan.hpp"
#include "convert/csv_planner.hpp"
#include "convert/csv_text.hpp"
#include "convert/text_conversion.hpp"

namespace sprat {

namespace {

struct CsvSteps {
  CsvText& text;
  Sink& sink;
  const ConvertOptions& options;
  CsvPlanner& planner;

  CsvPlan plan_on_sample() const { return planner.plan_on_sample(); }
  CsvPlan plan_on_all_rows() const { return planner.plan_on_all_rows(); }
  CsvPlan plan_after(const CsvPlan& plan, const TypeBreak& misfit) const {
    return planner.plan_after(plan, misfit);
  }
  PassResult run(const CsvPlan& plan) const { return run_csv_pass(text, plan, sink, options); }
};

Conversion<CsvPlan> convert(CsvText& text, Sink& sink, const ConvertOptions& options) {
  CsvPlanner planner(text, options);
  return convert_text<CsvError, CsvPlan>(text, sink, CsvSteps{text, sink, options, planner});
}

}  // namespace

ConvertReport convert_csv(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                          const ConvertOptions& options) {
  CsvText text(inputs, options.csv);
  Conversion<CsvPlan> conversion = convert(text, *output, options);
  output->commit();
  return report_of(std::move(conversion));
}

Schema infer_schema(const std::string& input, const CsvOptions& csv_options, bool narrow) {
  ConvertOptions options;
  options.csv = csv_options;
  options.writer.effort = Effort::fast;
  CsvText text({input}, csv_options);
  DiscardingSink sink;
  return schema_of(convert(text, sink, options), narrow);
}

}  // namespace sprat
