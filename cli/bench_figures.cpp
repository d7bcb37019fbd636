// SPDX-License-Identifier: Apache-2.0
// All figures of a measurement, in the order of the tables.
#include "bench_figures.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "byte_size.hpp"

namespace sprat::cli {
namespace {

template <std::optional<double> Measurement::*member, int digits>
std::string fixed_cell(const Measurement& measurement) {
  const std::optional<double>& value = measurement.*member;
  return value ? format_fixed(*value, digits) : "";
}

std::string disk_cell(const Measurement& measurement) {
  return measurement.disk_bytes ? format_byte_size(*measurement.disk_bytes) : "";
}

const std::array<BenchFigure, 10>& all_figures() {
  static const std::array<BenchFigure, 10> figures = {{
      {"write s", "seconds to make the form that it keeps: objects, a file, a database", 5,
       fixed_cell<&Measurement::write_seconds, 2>},
      {"read s", "seconds to read that form and find the totals", 6,
       fixed_cell<&Measurement::read_seconds, 2>},
      {"seconds", "both together", 0, fixed_cell<&Measurement::seconds, 2>},
      {"on disk", "the file it wrote or read, besides the CSV", 2, disk_cell},
      {"imports", "MB that its imports hold, above an idle interpreter; not part of the peak", 3,
       fixed_cell<&Measurement::import_mb, 1>},
      {"left", "MB still resident after the rows were released", 7,
       fixed_cell<&Measurement::left_mb, 1>},
      {"traced", "peak MB by Python's own count (tracemalloc), in a separate run", 8,
       fixed_cell<&Measurement::traced_mb, 1>},
      {"allocated", "MB of the peak that were allocated", 9,
       fixed_cell<&Measurement::anonymous_mb, 1>},
      {"mapped", "MB of the peak that were pages of mapped files", 4,
       fixed_cell<&Measurement::file_backed_mb, 1>},
      {"peak MB", "peak resident memory, above the same process before its work", 0,
       fixed_cell<&Measurement::peak_mb, 1>},
  }};
  return figures;
}

}  // namespace

std::vector<BenchFigure> bench_figures(const std::vector<Measurement>& measurements) {
  std::vector<BenchFigure> figures;
  std::copy_if(all_figures().begin(), all_figures().end(), std::back_inserter(figures),
               [&](const BenchFigure& figure) {
                 return figure.rank == 0 || std::any_of(measurements.begin(), measurements.end(),
                                                        [&](const Measurement& measurement) {
                                                          return !figure.cell(measurement).empty();
                                                        });
               });
  return figures;
}

}  // namespace sprat::cli
