// SPDX-License-Identifier: Apache-2.0
// Bar charts as SVG. Lengths are CSS pixels of a page as wide as kWidth.
#include "bar_chart.hpp"

#include <algorithm>

#include "byte_size.hpp"
#include "html_text.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

constexpr double kWidth = 880;
constexpr double kRowHeight = 21;
constexpr double kBarHeight = 13;
constexpr double kLabelGap = 10;
constexpr double kValueGap = 6;
/// Of a character in most fonts, and of a digit in the widest.
constexpr double kCharacterWidth = 6.9;
constexpr double kDigitWidth = 8.6;
constexpr std::size_t kMaxLabel = 42;

struct Scale {
  /// Where bars start.
  double left = 0;
  double pixels_per_unit = 0;
};

std::size_t widest(const std::vector<ChartGroup>& groups, std::string ChartBar::*text) {
  std::size_t width = 0;
  for (const ChartGroup& group : groups) {
    for (const ChartBar& bar : group.bars) width = std::max(width, display_width(bar.*text));
  }
  return width;
}

Scale scale_of(const std::vector<ChartGroup>& groups) {
  double largest = 0;
  for (const ChartGroup& group : groups) {
    for (const ChartBar& bar : group.bars) largest = std::max(largest, bar.main + bar.light);
  }
  const auto labels = static_cast<double>(std::min(widest(groups, &ChartBar::label), kMaxLabel));
  const auto values = static_cast<double>(widest(groups, &ChartBar::value));
  Scale scale;
  scale.left = labels * kCharacterWidth + kLabelGap;
  const double room = kWidth - scale.left - values * kDigitWidth - kValueGap;
  if (largest > 0) scale.pixels_per_unit = std::max(room, 0.0) / largest;
  return scale;
}

std::string attribute(std::string_view name, double value) {
  return ' ' + std::string(name) + "=\"" + format_fixed(value, 1) + '"';
}

std::string rectangle(std::string_view kind, double left, double top, double width) {
  if (width <= 0) return {};
  return "<rect class=\"" + std::string(kind) + '"' + attribute("x", left) + attribute("y", top) +
         attribute("width", std::max(width, 1.0)) + attribute("height", kBarHeight) + "/>";
}

std::string bar_row(const ChartBar& bar, double top, const Scale& scale) {
  const double middle = top + kRowHeight / 2;
  const double main = bar.main * scale.pixels_per_unit;
  const double light = bar.light * scale.pixels_per_unit;
  std::string svg = bar.is_highlighted ? "<g class=\"ours\">" : "<g>";
  svg += "<title>" + html_text(bar.label + ": " + bar.value) + "</title>";
  svg += "<text class=\"label\"" + attribute("x", scale.left - kLabelGap) + attribute("y", middle) +
         '>' + html_text(cut_to_width(bar.label, kMaxLabel)) + "</text>";
  const double bar_top = middle - kBarHeight / 2;
  svg += rectangle("main", scale.left, bar_top, main);
  svg += rectangle("light", scale.left + main, bar_top, light);
  svg += "<text class=\"value\"" + attribute("x", scale.left + main + light + kValueGap) +
         attribute("y", middle) + '>' + html_text(bar.value) + "</text></g>\n";
  return svg;
}

std::string group_svg(const ChartGroup& group, const Scale& scale) {
  const double height = kRowHeight * static_cast<double>(group.bars.size());
  const std::string size = format_fixed(kWidth, 0) + ' ' + format_fixed(height, 0);
  std::string svg = "<svg viewBox=\"0 0 " + size + "\" role=\"img\" aria-label=\"" +
                    html_text(group.name) + "\">\n";
  double top = 0;
  for (const ChartBar& bar : group.bars) {
    svg += bar_row(bar, top, scale);
    top += kRowHeight;
  }
  svg += "<line class=\"base\"" + attribute("x1", scale.left) + attribute("x2", scale.left) +
         " y1=\"0\"" + attribute("y2", height) + "/>\n</svg>\n";
  return svg;
}

}  // namespace

std::string bar_chart(const std::vector<ChartGroup>& groups) {
  const Scale scale = scale_of(groups);
  std::string html = "<div class=\"chart\">\n";
  for (const ChartGroup& group : groups) {
    if (group.bars.empty()) continue;
    html += "<div class=\"group\">\n";
    if (!group.name.empty()) html += "<h3>" + html_text(group.name) + "</h3>\n";
    html += group_svg(group, scale) + "</div>\n";
  }
  return html + "</div>\n";
}

}  // namespace sprat::cli
