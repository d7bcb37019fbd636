// SPDX-License-Identifier: Apache-2.0
// The page's sections, top to bottom.
#include "bench_page.hpp"

#include <algorithm>

#include <sprat/version.hpp>

#include "bar_chart.hpp"
#include "bench_figures.hpp"
#include "bench_groups.hpp"
#include "byte_size.hpp"
#include "html_text.hpp"

namespace sprat::cli {
namespace {

constexpr std::string_view kStyle =
#include "bench_page_style.inc"
    ;
constexpr std::string_view kMethod =
#include "bench_page_method.inc"
    ;

using Facts = std::vector<std::pair<std::string, std::string>>;

std::string element(const std::string& tag, std::string_view text) {
  return '<' + tag + '>' + html_text(text) + "</" + tag + ">\n";
}

std::string section(std::string_view heading, std::string_view lead, const std::string& content) {
  std::string html = "<section>\n" + element("h2", heading);
  if (!lead.empty()) html += element("p", lead);
  return html + content + "</section>\n";
}

/// A figure in large type: what it is of, and what to hold it against.
std::string tile(const std::string& value, const std::string& name, const std::string& note,
                 bool is_ours) {
  return std::string("<div class=\"tile") + (is_ours ? " ours" : "") + "\">" + "<strong>" +
         html_text(value) + "</strong><span>" + html_text(name) + "</span><small>" +
         html_text(note) + "</small></div>\n";
}

template <class Less>
const Measurement* least(const std::vector<Measurement>& measurements, bool of_sprat,
                         const Less& less) {
  const Measurement* found = nullptr;
  for (const Measurement& measurement : measurements) {
    const bool counts = is_ok(measurement) && (measurement.group == kSpratGroup) == of_sprat;
    if (counts && (found == nullptr || less(measurement, *found))) found = &measurement;
  }
  return found;
}

std::string times_text(double large, double small, std::string_view word) {
  if (small <= 0 || large <= small) return {};
  const double times = large / small;
  return format_fixed(times, times < 10 ? 1 : 0) + " times " + std::string(word);
}

std::string tiles(const BenchPage& page) {
  const auto higher = [](const Measurement& left, const Measurement& right) {
    return left.peak_mb.value_or(-1) > right.peak_mb.value_or(-1);
  };
  const auto lower = [](const Measurement& left, const Measurement& right) {
    return left.peak_mb.value_or(1e300) < right.peak_mb.value_or(1e300);
  };
  const auto smaller = [](const Measurement& left, const Measurement& right) {
    return left.disk_bytes.value_or(UINT64_MAX) < right.disk_bytes.value_or(UINT64_MAX);
  };
  const Measurement* most = least(page.measurements, false, higher);
  const Measurement* ours = least(page.measurements, true, lower);
  const Measurement* file = least(page.measurements, true, smaller);
  std::string html;
  if (most != nullptr && most->peak_mb) {
    html += tile(format_fixed(*most->peak_mb, 0) + " MB", most->name, "the largest peak measured",
                 false);
  }
  if (ours != nullptr && ours->peak_mb) {
    const std::string note =
        most == nullptr ? "" : times_text(most->peak_mb.value_or(0), *ours->peak_mb, "less");
    html += tile(format_fixed(*ours->peak_mb, 1) + " MB", ours->name,
                 note.empty() ? "peak memory" : note, true);
  }
  if (file != nullptr && file->disk_bytes) {
    const auto bytes = static_cast<double>(*file->disk_bytes);
    const std::string note =
        page.csv_bytes ? times_text(static_cast<double>(*page.csv_bytes), bytes, "smaller") : "";
    html += tile(format_byte_size(*file->disk_bytes), "sprat file on disk",
                 note.empty() ? "all rows" : note + " than the CSV", true);
  }
  return html.empty() ? "" : "<div class=\"tiles\">\n" + html + "</div>\n";
}

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

std::string charts(const BenchPage& page, const std::vector<BenchGroup>& groups) {
  std::string html;
  const auto memory = chart_groups(groups, fill_memory);
  if (!memory.empty()) {
    html += section("Memory", "Peak resident memory in MB, above the same process before its work.",
                    legend(memory, "allocated", "pages of mapped files") + bar_chart(memory));
  }
  const auto time = chart_groups(groups, fill_time);
  if (!time.empty()) {
    html += section("Time",
                    "Seconds to make the form that is kept (objects, a file, a database), then to "
                    "read it and find the totals.",
                    legend(time, "reading", "making") + bar_chart(time));
  }
  auto disk = chart_groups(groups, fill_disk);
  if (!disk.empty()) {
    if (page.csv_bytes) {
      ChartBar csv;
      csv.label = page.subject;
      csv.main = static_cast<double>(*page.csv_bytes);
      csv.value = format_byte_size(*page.csv_bytes);
      disk.insert(disk.begin(), {"the CSV itself", {csv}});
    }
    html += section("Disk", "Bytes of the files that are written or read besides the CSV.",
                    bar_chart(disk));
  }
  return html;
}

std::string figure_row(const Measurement& measurement, const std::vector<BenchFigure>& figures) {
  std::string html = measurement.group == kSpratGroup ? "<tr class=\"ours\">" : "<tr>";
  html += "<th scope=\"row\">" + html_text(measurement.name) + "</th>";
  if (!is_ok(measurement)) {
    return html + "<td class=\"missing\" colspan=\"" + std::to_string(figures.size()) + "\">" +
           html_text(short_status(measurement.status)) + "</td></tr>\n";
  }
  for (const BenchFigure& figure : figures) {
    html += "<td>" + html_text(figure.cell(measurement)) + "</td>";
  }
  return html + "</tr>\n";
}

std::string figures_table(const BenchPage& page, const std::vector<BenchGroup>& groups) {
  std::vector<BenchFigure> figures = bench_figures(page.measurements);
  std::rotate(figures.begin(), figures.end() - 1, figures.end());  // Its bars are not beside it.
  std::string html = "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">contender</th>";
  for (const BenchFigure& figure : figures) {
    html += "<th scope=\"col\" title=\"" + html_text(figure.meaning) + "\">" +
            html_text(figure.heading) + "</th>";
  }
  html += "</tr></thead>\n";
  const std::string columns = std::to_string(figures.size() + 1);
  for (const BenchGroup& group : groups) {
    html += "<tbody>\n";
    if (!group.name.empty()) {
      html += "<tr class=\"heading\"><th scope=\"rowgroup\" colspan=\"" + columns + "\">" +
              html_text(group.name) + "</th></tr>\n";
    }
    for (const Measurement& measurement : group.measurements) {
      html += figure_row(measurement, figures);
    }
    html += "</tbody>\n";
  }
  html += "</table></div>\n<dl class=\"meanings\">\n";
  for (const BenchFigure& figure : figures) {
    html += "<div>" + element("dt", figure.heading) + element("dd", figure.meaning) + "</div>\n";
  }
  return section("All figures", "", html + "</dl>\n");
}

std::string failures(const std::vector<Measurement>& measurements) {
  std::string html;
  for (const BenchFailure& failure : bench_failures(measurements)) {
    std::string names;
    for (const std::string& name : failure.names) names += (names.empty() ? "" : ", ") + name;
    html += "<div>" + element("dt", failure.status) + element("dd", names) + "</div>\n";
  }
  if (html.empty()) return {};
  return section("Without figures", "", "<dl class=\"failures\">\n" + html + "</dl>\n");
}

std::string facts_list(const Facts& facts) {
  std::string html = "<dl class=\"facts\">\n";
  for (const auto& [name, value] : facts) {
    if (!value.empty()) html += "<div>" + element("dt", name) + element("dd", value) + "</div>\n";
  }
  return html + "</dl>\n";
}

std::string machine(const BenchPage& page) {
  const MachineFacts& machine = page.machine;
  Facts facts = {{"Processor", machine.processor}};
  if (machine.cores > 0) facts.emplace_back("Cores", format_count(machine.cores));
  if (machine.memory_bytes > 0) {
    facts.emplace_back("Memory", format_byte_size(machine.memory_bytes));
  }
  facts.emplace_back("System", machine.system);
  facts.emplace_back("sprat", SPRAT_VERSION);
  facts.insert(facts.end(), page.versions.begin(), page.versions.end());
  return section("Machine and versions", "", facts_list(facts));
}

std::string header(const BenchPage& page) {
  std::string line = page.csv_bytes ? format_byte_size(*page.csv_bytes) + " of CSV, " : "";
  if (!page.extent.empty()) line += page.extent + ", ";
  line += format_count(page.measurements.size(), "way") + " to hold or move them";
  if (!page.date.empty()) line += ". " + page.date;
  return std::string("<header>\n<h1>What ") + (page.is_file ? "the rows of " : "") + "<em>" +
         html_text(page.subject) + "</em> cost</h1>\n" + element("p", line) + "</header>\n";
}

}  // namespace

std::string bench_page(const BenchPage& page) {
  const std::vector<BenchGroup> groups = bench_groups(page.measurements);
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += "<meta name=\"color-scheme\" content=\"light dark\">\n";
  html += element("title", "sprat bench: " + page.subject);
  html.append("<style>\n").append(kStyle).append("</style>\n</head>\n<body>\n<main>\n");
  html += header(page) + tiles(page) + charts(page, groups);
  html += figures_table(page, groups) + failures(page.measurements) + machine(page);
  html.append(kMethod);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace sprat::cli
