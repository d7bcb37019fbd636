// SPDX-License-Identifier: Apache-2.0
// The figures of a measurement as columns of a table: headings, cells, meaning.
#pragma once

#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::cli {

/// Where there is too little room, the column of the highest rank goes first; rank 0 stays.
struct BenchFigure {
  std::string heading;
  std::string meaning;
  int rank;
  /// Empty where the figure is missing.
  std::string (*cell)(const Measurement&);
};

/// Those that some measurement has, and those of rank 0.
std::vector<BenchFigure> bench_figures(const std::vector<Measurement>& measurements);

}  // namespace sprat::cli
