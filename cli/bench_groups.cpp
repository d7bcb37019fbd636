// SPDX-License-Identifier: Apache-2.0
// Grouping and sorting of measurements.
#include "bench_groups.hpp"

#include <algorithm>

namespace sprat::cli {

std::vector<BenchGroup> bench_groups(const std::vector<Measurement>& measurements) {
  std::vector<BenchGroup> groups;
  for (const Measurement& measurement : measurements) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const BenchGroup& known) {
      return known.name == measurement.group;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {measurement.group, {}});
    group->measurements.push_back(measurement);
  }
  std::stable_partition(groups.begin(), groups.end(),
                        [](const BenchGroup& group) { return group.name != kSpratGroup; });
  for (BenchGroup& group : groups) {
    std::stable_sort(group.measurements.begin(), group.measurements.end(),
                     [](const Measurement& left, const Measurement& right) {
                       return left.peak_mb.value_or(-1) > right.peak_mb.value_or(-1);
                     });
  }
  return groups;
}

std::vector<BenchFailure> bench_failures(const std::vector<Measurement>& measurements) {
  std::vector<BenchFailure> failures;
  for (const Measurement& measurement : measurements) {
    if (is_ok(measurement)) continue;
    auto failure = std::find_if(failures.begin(), failures.end(), [&](const BenchFailure& known) {
      return known.status == measurement.status;
    });
    if (failure == failures.end())
      failure = failures.insert(failures.end(), {measurement.status, {}});
    failure->names.push_back(measurement.name);
  }
  return failures;
}

bool is_ok(const Measurement& measurement) {
  return measurement.status == "ok";
}

std::string short_status(const std::string& status) {
  return status.substr(0, status.find(':'));
}

}  // namespace sprat::cli
