// SPDX-License-Identifier: Apache-2.0
// Measurements for people and programs.
#include "bench_report.hpp"

#include <algorithm>
#include <functional>

#include "bench_figures.hpp"
#include "bench_groups.hpp"
#include "byte_size.hpp"
#include "json_writer.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

// Of the bars: the shorter one holds "not installed".
constexpr std::size_t kMinBarWidth = 13;
constexpr std::size_t kMaxBarWidth = 60;
constexpr std::size_t kMinNameWidth = 12;
constexpr auto kAnyWidth = static_cast<std::size_t>(-1);

/// In eighths of a character, so that a small peak still shows its share.
std::string bar(double share, std::size_t width) {
  static const std::vector<std::string> parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(share * static_cast<double>(8 * width) + 0.5);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + parts[eighths % 8];
}

double largest_peak(const std::vector<Measurement>& measurements) {
  double largest = 0;
  for (const Measurement& measurement : measurements) {
    if (is_ok(measurement)) largest = std::max(largest, measurement.peak_mb.value_or(0));
  }
  return largest;
}

/// What the last column shows: a bar, or why there is none.
using LastCell = std::function<std::string(const Measurement&)>;

TextTable grouped_table(const std::vector<BenchGroup>& groups,
                        const std::vector<BenchFigure>& columns, std::size_t name_width,
                        const LastCell& last_cell) {
  std::vector<TableColumn> headings = {{"contender"}};
  for (const BenchFigure& column : columns) headings.push_back({column.heading, Align::right});
  headings.push_back({""});
  TextTable table(headings);
  const bool has_headings = groups.size() > 1;
  for (const BenchGroup& group : groups) {
    if (has_headings) {
      std::vector<std::string> heading(headings.size());
      heading.front() = cut_to_width(group.name, name_width);
      table.add_row(std::move(heading));
    }
    for (const Measurement& measurement : group.measurements) {
      const std::string indent = has_headings ? "  " : "";
      std::vector<std::string> cells = {cut_to_width(indent + measurement.name, name_width)};
      for (const BenchFigure& column : columns) cells.push_back(column.cell(measurement));
      cells.push_back(last_cell(measurement));
      table.add_row(std::move(cells));
    }
  }
  return table;
}

std::size_t width_without_bars(const std::vector<BenchGroup>& groups,
                               const std::vector<BenchFigure>& columns) {
  return grouped_table(groups, columns, kAnyWidth, [](const Measurement&) { return ""; }).width();
}

/// All columns that have figures, or the most telling that leave room for names and bars.
std::vector<BenchFigure> fitting_columns(const std::vector<BenchGroup>& groups,
                                         const std::vector<Measurement>& measurements,
                                         std::size_t width) {
  std::vector<BenchFigure> columns = bench_figures(measurements);
  const auto rises = [](const BenchFigure& left, const BenchFigure& right) {
    return left.rank < right.rank;
  };
  const std::size_t bar_width = std::max(kMinBarWidth, width / 6);
  while (width_without_bars(groups, columns) + bar_width > width) {
    const auto least = std::max_element(columns.begin(), columns.end(), rises);
    if (least->rank == 0) break;
    columns.erase(least);
  }
  return columns;
}

std::size_t longest_name(const std::vector<BenchGroup>& groups) {
  constexpr std::size_t kGapBeforeBars = 2;
  return width_without_bars(groups, {}) - kGapBeforeBars;
}

/// The reason, then the names that it holds for.
std::string failure_text(const BenchFailure& failure, std::size_t width) {
  std::string text = failure.status + '\n';
  std::string line;
  for (std::size_t i = 0; i < failure.names.size(); ++i) {
    const std::string word = failure.names[i] + (i + 1 < failure.names.size() ? "," : "");
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      text += line + '\n';
      line.clear();
    }
    line += (line.empty() ? "  " : " ") + word;
  }
  return text + line + '\n';
}

}  // namespace

std::string bench_table(const std::vector<Measurement>& measurements, std::size_t width) {
  const std::vector<BenchGroup> groups = bench_groups(measurements);
  const std::vector<BenchFigure> columns = fitting_columns(groups, measurements, width);
  const std::size_t needed = width_without_bars(groups, columns) + kMinBarWidth;
  const std::size_t excess = needed - std::min(needed, width);
  const std::size_t longest = longest_name(groups);
  const std::size_t name_width = std::max(longest - std::min(longest, excess), kMinNameWidth);

  const double largest = largest_peak(measurements);
  const std::size_t bar_width =
      std::clamp(width - std::min(width, needed - kMinBarWidth), kMinBarWidth, kMaxBarWidth);
  const auto last_cell = [&](const Measurement& measurement) {
    if (!is_ok(measurement)) return cut_to_width(short_status(measurement.status), bar_width);
    return largest > 0 ? bar(measurement.peak_mb.value_or(0) / largest, bar_width) : "";
  };
  std::string text = grouped_table(groups, columns, name_width, last_cell).text();
  for (const BenchFailure& failure : bench_failures(measurements)) {
    text += '\n' + failure_text(failure, width);
  }
  return text;
}

std::string bench_json(const std::vector<Measurement>& measurements) {
  JsonWriter json;
  const auto number = [&](const char* key, const auto& value) {
    json.key(key);
    value ? json.number(*value) : json.null();
  };
  json.begin_array();
  for (const Measurement& measurement : measurements) {
    json.begin_object();
    json.key("name").text(measurement.name);
    json.key("group").text(measurement.group);
    number("peak_mb", measurement.peak_mb);
    number("anonymous_mb", measurement.anonymous_mb);
    number("file_backed_mb", measurement.file_backed_mb);
    number("import_mb", measurement.import_mb);
    number("left_mb", measurement.left_mb);
    number("traced_mb", measurement.traced_mb);
    number("write_seconds", measurement.write_seconds);
    number("read_seconds", measurement.read_seconds);
    number("seconds", measurement.seconds);
    number("disk_bytes", measurement.disk_bytes);
    json.key("status").text(measurement.status);
    json.end_object();
  }
  json.end_array();
  return json.finish();
}

}  // namespace sprat::cli
