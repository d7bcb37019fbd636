// SPDX-License-Identifier: Apache-2.0
// Which figures become bars, and how long.
#include "bench_charts.hpp"

#include <algorithm>
#include <string_view>

#include "bar_chart.hpp"
#include "byte_size.hpp"
#include "html_text.hpp"

namespace sprat::cli {
namespace {

ChartBar bar_of(const Measurement& measurement) {
  ChartBar bar;
  bar.label = measurement.name;
  bar.is_highlighted = measurement.group == kSpratGroup;
  return bar;
}

/// `fill` gives a bar its lengths and value, and tells whether there are any.
template <class Fill>
std::vector<ChartGroup> chart_groups(const std::vector<BenchGroup>& groups, const Fill& fill) {
  std::vector<ChartGroup> chart;
  for (const BenchGroup& group : groups) {
    ChartGroup bars = {group.name, {}};
    for (const Measurement& measurement : group.measurements) {
      ChartBar bar = bar_of(measurement);
      if (is_ok(measurement) && fill(measurement, bar)) bars.bars.push_back(std::move(bar));
    }
    if (!bars.bars.empty()) chart.push_back(std::move(bars));
  }
  return chart;
}

bool fill_memory(const Measurement& measurement, ChartBar& bar) {
  if (!measurement.peak_mb) return false;
  const double peak = std::max(*measurement.peak_mb, 0.0);
  bar.light = std::clamp(measurement.file_backed_mb.value_or(0), 0.0, peak);
  bar.main = peak - bar.light;
  bar.value = format_fixed(*measurement.peak_mb, 1);
  return true;
}

bool fill_time(const Measurement& measurement, ChartBar& bar) {
  if (!measurement.seconds) return false;
  bar.light = std::clamp(measurement.write_seconds.value_or(0), 0.0, *measurement.seconds);
  bar.main = *measurement.seconds - bar.light;
  bar.value = format_fixed(*measurement.seconds, 2);
  return true;
}

bool fill_disk(const Measurement& measurement, ChartBar& bar) {
  if (!measurement.disk_bytes) return false;
  bar.main = static_cast<double>(*measurement.disk_bytes);
  bar.value = format_byte_size(*measurement.disk_bytes);
  return true;
}

/// The CSV's own size before the others.
std::vector<ChartGroup> with_csv(const BenchPage& page, const std::vector<ChartGroup>& disk) {
  std::vector<ChartGroup> chart;
  if (page.csv_bytes) {
    ChartBar csv;
    csv.label = page.subject;
    csv.main = static_cast<double>(*page.csv_bytes);
    csv.value = format_byte_size(*page.csv_bytes);
    chart.emplace_back().name = "the CSV itself";
    chart.back().bars.push_back(std::move(csv));
  }
  chart.insert(chart.end(), disk.begin(), disk.end());
  return chart;
}

std::string legend(const std::vector<ChartGroup>& chart, std::string_view main,
                   std::string_view light) {
  const bool has_light = std::any_of(chart.begin(), chart.end(), [](const ChartGroup& group) {
    return std::any_of(group.bars.begin(), group.bars.end(),
                       [](const ChartBar& bar) { return bar.light > 0; });
  });
  if (!has_light) return {};
  return "<p class=\"legend\"><i class=\"main\"></i>" + html_text(main) +
         "<i class=\"light\"></i>" + html_text(light) + "</p>\n";
}

}  // namespace

std::string bench_charts(const BenchPage& page, const std::vector<BenchGroup>& groups) {
  std::string html;
  const auto memory = chart_groups(groups, fill_memory);
  if (!memory.empty()) {
    html += html_section("Memory",
                         "Peak resident memory in MB, above the same process before its work.",
                         legend(memory, "allocated", "pages of mapped files") + bar_chart(memory));
  }
  const auto time = chart_groups(groups, fill_time);
  if (!time.empty()) {
    html +=
        html_section("Time",
                     "Seconds to make the form that is kept (objects, a file, a database), then to "
                     "read it and find the totals.",
                     legend(time, "reading", "making") + bar_chart(time));
  }
  const auto disk = chart_groups(groups, fill_disk);
  if (!disk.empty()) {
    html += html_section("Disk", "Bytes of the files that are written or read besides the CSV.",
                         bar_chart(with_csv(page, disk)));
  }
  return html;
}

}  // namespace sprat::cli
