// SPDX-License-Identifier: Apache-2.0
// Contenders: the programs that hold or move the rows, and how one of them is run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::measuring {

/// A measurement and the totals that the contender found.
struct Outcome {
  Measurement measurement;
  /// None where it failed, or where the contender only moves rows.
  std::optional<std::string> answer;
};

struct Contender {
  std::string name;
  std::vector<std::string> arguments;
  /// Python contenders report for themselves, in a line of JSON; of the others, sprat's own, the
  /// system reports.
  bool is_python = false;
  /// Its standard output is its answer.
  bool prints_answer = false;
  /// Of sprat's own: the file that it reads or writes.
  std::string disk_file;
};

/// Peak bytes of a process of the same kind that does nothing.
struct IdlePeaks {
  std::uint64_t sprat = 0;
  std::uint64_t python = 0;
  /// Why no Python contender can run: "not installed: python3", "failed: …"; empty where they can.
  std::string python_problem;
};

/// The files of the folder that do not begin with '_', by name: list_of_dicts.py is "list of
/// dicts".
std::vector<Contender> python_contenders(const MeasureOptions& options,
                                         const std::vector<std::string>& job);

/// Runs _idle.py for the Python side of `idle`.
void measure_idle_python(const MeasureOptions& options, const std::string& errors_file,
                         const std::vector<std::string>& job, IdlePeaks& idle);

Outcome run_contender(const Contender& contender, const IdlePeaks& idle,
                      const std::string& errors_file);

/// The last line of a file, without the "sprat: " of our own messages; for "failed: …".
std::string last_line(const std::string& path);

}  // namespace sprat::measuring
