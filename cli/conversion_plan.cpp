// SPDX-License-Identifier: Apache-2.0
// From names and options to a direction.
#include "conversion_plan.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "csv_options.hpp"
#include "run_options.hpp"
#include "terminal.hpp"

namespace sprat::cli {
namespace {

FileKind input_kind(const ConversionPlan& plan) {
  const auto is_sprat = [](const std::string& path) { return file_kind(path) == FileKind::sprat; };
  if (std::any_of(plan.inputs.begin(), plan.inputs.end(), is_sprat)) return FileKind::sprat;
  if (const auto kind = file_kind(plan.inputs.front())) return *kind;
  const auto to = plan.to ? plan.to : file_kind(plan.output);
  return to && *to != FileKind::sprat ? FileKind::sprat : FileKind::csv;
}

FileKind output_kind(const ConversionPlan& plan) {
  if (const auto kind = file_kind(plan.output)) return *kind;
  if (plan.output == "-") return plan.from == FileKind::sprat ? FileKind::csv : FileKind::sprat;
  throw CLI::ValidationError(plan.output,
                             "the name tells no format; add --to csv, tsv, jsonl or sprat");
}

/// Options that say nothing for this conversion are mistakes; they are not passed over in silence.
void refuse_group(const CLI::App& app, const std::string& group, const std::string& why,
                  const std::set<std::string>& but = {}) {
  for (const CLI::Option* option : app.get_options()) {
    const bool refused = option->get_group() == group && but.count(option->get_name()) == 0;
    if (refused && option->count() != 0) throw CLI::ValidationError(option->get_name(), why);
  }
}

}  // namespace

void ConversionPlan::complete(const CLI::App& app) {
  if (!from) from = input_kind(*this);
  if (!to) to = output_kind(*this);
  if (from == FileKind::sprat) {
    refuse_group(app, kCsvOptionGroup, "means nothing here: the input is a sprat file");
  } else if (is_text_output()) {
    throw CLI::ValidationError(output, "text to text goes by way of a sprat file: sprat convert " +
                                           inputs.front() + " - | sprat cat --to jsonl -");
  } else if (from == FileKind::json_lines) {
    refuse_group(app, kCsvOptionGroup, "means nothing here: the input is JSON lines",
                 {"--type", "--encoding"});
  }
  if (is_text_output()) {
    refuse_group(app, kSpratOutputGroup, "means nothing here: the output is text");
  } else if (output == "-" && is_terminal_output()) {
    throw CLI::ValidationError("-", "a sprat file is nothing for a terminal; name a file");
  }
}

}  // namespace sprat::cli
