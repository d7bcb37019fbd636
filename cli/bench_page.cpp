// SPDX-License-Identifier: Apache-2.0
// The page's sections, top to bottom.
#include "bench_page.hpp"

#include <algorithm>

#include <sprat/version.hpp>

#include "bench_charts.hpp"
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
    html += "<div>" + html_element("dt", figure.heading) + html_element("dd", figure.meaning) +
            "</div>\n";
  }
  return html_section("All figures", "", html + "</dl>\n");
}

std::string failures(const std::vector<Measurement>& measurements) {
  std::string html;
  for (const BenchFailure& failure : bench_failures(measurements)) {
    std::string names;
    for (const std::string& name : failure.names) names += (names.empty() ? "" : ", ") + name;
    html += "<div>" + html_element("dt", failure.status) + html_element("dd", names) + "</div>\n";
  }
  if (html.empty()) return {};
  return html_section("Without figures", "", "<dl class=\"failures\">\n" + html + "</dl>\n");
}

std::string facts_list(const Facts& facts) {
  std::string html = "<dl class=\"facts\">\n";
  for (const auto& [name, value] : facts) {
    if (!value.empty())
      html += "<div>" + html_element("dt", name) + html_element("dd", value) + "</div>\n";
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
  return html_section("Machine and versions", "", facts_list(facts));
}

std::string header(const BenchPage& page) {
  std::string line = page.csv_bytes ? format_byte_size(*page.csv_bytes) + " of CSV, " : "";
  if (!page.extent.empty()) line += page.extent + ", ";
  line += format_count(page.measurements.size(), "way") + " to hold or move them";
  if (!page.date.empty()) line += ". " + page.date;
  return std::string("<header>\n<h1>What ") + (page.is_file ? "the rows of " : "") + "<em>" +
         html_text(page.subject) + "</em> cost</h1>\n" + html_element("p", line) + "</header>\n";
}

}  // namespace

std::string bench_page(const BenchPage& page) {
  const std::vector<BenchGroup> groups = bench_groups(page.measurements);
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  html += "<meta name=\"color-scheme\" content=\"light dark\">\n";
  html += html_element("title", "sprat bench: " + page.subject);
  html.append("<style>\n").append(kStyle).append("</style>\n</head>\n<body>\n<main>\n");
  html += header(page) + tiles(page) + bench_charts(page, groups);
  html += figures_table(page, groups) + failures(page.measurements) + machine(page);
  html.append(kMethod);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace sprat::cli
