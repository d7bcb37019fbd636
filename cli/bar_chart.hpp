// SPDX-License-Identifier: Apache-2.0
// BarChart: horizontal bars on a linear scale that starts at 0, as SVG to stand inside a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sprat::cli {

struct ChartBar {
  std::string label;
  /// Lengths, drawn one behind the other: the first full, the second lighter. Not negative.
  double main = 0;
  double light = 0;
  /// What stands at the bar's end.
  std::string value;
  bool is_highlighted = false;
};

struct ChartGroup {
  std::string name;
  std::vector<ChartBar> bars;
};

/// For each group its name and an SVG of its own, so that pages break between them; all have one
/// scale. Groups without bars are left out. The page's style sheet gives the colours.
std::string bar_chart(const std::vector<ChartGroup>& groups);

}  // namespace sprat::cli
