// SPDX-License-Identifier: Apache-2.0
// Grouping and sorting of measurements.
#include "bench_groups.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sprat::cli {
namespace {

/// What everybody does comes first; sprat, to be held against all above, last.
std::size_t place_of(const std::string& group) {
  static constexpr std::array<std::string_view, 4> first = {"rows in memory", "pickle",
                                                            "arrays and tables", "databases"};
  if (group == kSpratGroup) return first.size() + 1;
  return static_cast<std::size_t>(std::find(first.begin(), first.end(), group) - first.begin());
}

}  // namespace

std::vector<BenchGroup> bench_groups(const std::vector<Measurement>& measurements) {
  std::vector<BenchGroup> groups;
  for (const Measurement& measurement : measurements) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const BenchGroup& known) {
      return known.name == measurement.group;
    });
    if (group == groups.end()) group = groups.insert(groups.end(), {measurement.group, {}});
    group->measurements.push_back(measurement);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const BenchGroup& left, const BenchGroup& right) {
                     return place_of(left.name) < place_of(right.name);
                   });
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
