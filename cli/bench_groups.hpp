// SPDX-License-Identifier: Apache-2.0
// Measurements in the order of a report, and the words for those that failed.
#pragma once

#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::cli {

struct BenchGroup {
  std::string name;
  /// Largest peak first, what has none last.
  std::vector<Measurement> measurements;
};

/// One reason, and all contenders that it kept from an answer.
struct BenchFailure {
  std::string status;
  std::vector<std::string> names;
};

inline constexpr const char* kSpratGroup = "sprat";

/// Rows in memory first, sprat last; groups not known here before it, as they first appear.
std::vector<BenchGroup> bench_groups(const std::vector<Measurement>& measurements);

/// In the order of the runs.
std::vector<BenchFailure> bench_failures(const std::vector<Measurement>& measurements);

bool is_ok(const Measurement& measurement);

/// What stands before the colon: "not installed", "wrong answer", "failed".
std::string short_status(const std::string& status);

}  // namespace sprat::cli
