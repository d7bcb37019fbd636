// SPDX-License-Identifier: Apache-2.0
#include "measure/medians.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace sprat::measuring {
namespace {

/// The lower of the two in the middle of an even number.
template <class Figure>
void take_median(const std::vector<Outcome>& runs, std::optional<Figure> Measurement::*figure,
                 Measurement& into) {
  std::vector<Figure> values;
  for (const Outcome& run : runs) {
    if (const auto& value = run.measurement.*figure) values.push_back(*value);
  }
  if (values.empty()) return;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) / 2);
  std::nth_element(values.begin(), middle, values.end());
  into.*figure = *middle;
}

}  // namespace

Outcome median_outcome(const std::vector<Outcome>& runs) {
  for (const Outcome& run : runs) {
    if (run.measurement.status != "ok" || run.answer != runs.front().answer) return run;
  }
  Outcome median = runs.front();
  Measurement& into = median.measurement;
  for (const auto figure :
       {&Measurement::peak_mb, &Measurement::anonymous_mb, &Measurement::file_backed_mb,
        &Measurement::import_mb, &Measurement::left_mb, &Measurement::traced_mb,
        &Measurement::write_seconds, &Measurement::read_seconds, &Measurement::seconds}) {
    take_median(runs, figure, into);
  }
  take_median(runs, &Measurement::disk_bytes, into);
  return median;
}

}  // namespace sprat::measuring
