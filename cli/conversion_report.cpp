// SPDX-License-Identifier: Apache-2.0
// Words for a ConvertReport.
#include "conversion_report.hpp"

#include "byte_size.hpp"

namespace sprat::cli {
namespace {

std::string ratio(std::uint64_t from, std::uint64_t to) {
  if (from == 0 || to == 0) return {};
  const bool smaller = to <= from;
  const double times = smaller ? static_cast<double>(from) / static_cast<double>(to)
                               : static_cast<double>(to) / static_cast<double>(from);
  if (times < 1.05) return {};
  return " (" + format_fixed(times, 1) + " times " + (smaller ? "smaller)" : "larger)");
}

std::string sizes(const ConvertReport& report) {
  if (report.input_bytes == 0 || report.output_bytes == 0) return {};
  return ", " + format_byte_size(report.input_bytes) + " to " +
         format_byte_size(report.output_bytes) + ratio(report.input_bytes, report.output_bytes);
}

void add_count(std::string& text, std::uint64_t count, std::string_view noun,
               std::string_view what) {
  if (count != 0) text.append(format_count(count, noun)).append(" ").append(what).append("\n");
}

}  // namespace

std::string conversion_report(const ConversionPlan& plan, const ConvertReport& report,
                              double seconds) {
  const std::size_t files = plan.inputs.size();
  std::string text = files == 1 ? plan.inputs.front() : format_count(files, "file");
  text.append(" -> ").append(plan.output).append("\n");
  text +=
      format_count(report.rows, "row") + sizes(report) + ", " + format_fixed(seconds, 2) + " s\n";
  add_count(text, report.blank_lines, "blank line", "left out");
  add_count(text, report.comment_lines, "comment", "left out");
  add_count(text, report.padded_rows, "short row", "filled with nulls");
  add_count(text, report.skipped_rows, "row", "of another length left out");
  for (const std::string& note : report.notes) text += note + '\n';
  return text;
}

}  // namespace sprat::cli
