// SPDX-License-Identifier: Apache-2.0
// Running one contender and reading what it reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sprat/measure.hpp>

#include "measure/child_process.hpp"
#include "measure/contenders.hpp"

namespace sprat::measuring {

/// What processes that do nothing hold.
struct IdleProcesses {
  /// Of `sprat --version`.
  std::uint64_t sprat_peak = 0;
  /// Of this process, which is of the same kind.
  ResidentMemory sprat;
  /// Of an interpreter with what every contender imports, in units of 1024 bytes.
  double python_kb = 0;
  /// Why no Python contender can run: "not installed: python3", "failed: …"; empty where they can.
  std::string python_problem;
};

/// A measurement and the totals that the contender found.
struct Outcome {
  Measurement measurement;
  /// None where it failed, or where the contender only moves rows.
  std::optional<std::string> answer;
};

class ContenderRunner {
 public:
  /// `job`: what Python contenders are told (job.hpp).
  ContenderRunner(const MeasureOptions& options, std::vector<std::string> job,
                  std::string errors_file);

  /// Runs once, or twice where Python's own count is wanted too.
  Outcome run(const Contender& contender) const;

 private:
  std::optional<ChildResult> run_python(std::vector<std::string> arguments, bool traced) const;
  void measure_idle(const MeasureOptions& options);
  Outcome python_outcome(const Contender& contender) const;
  Outcome sprat_outcome(const Contender& contender) const;
  std::string failure(const std::optional<ChildResult>& child) const;

  std::vector<std::string> job_;
  std::string errors_file_;
  IdleProcesses idle_;
};

/// The last line of a file, without the "sprat: " of our own messages; for "failed: …".
std::string last_line(const std::string& path);

}  // namespace sprat::measuring
