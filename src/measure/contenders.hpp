// SPDX-License-Identifier: Apache-2.0
// Contenders: the programs that hold or move the rows, and which of them are wanted.
#pragma once

#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::measuring {

struct Contender {
  std::string name;
  /// As in Measurement.
  std::string group;
  /// What runs it; a Python contender gets the job's arguments besides.
  std::vector<std::string> arguments;
  /// Python contenders report for themselves, in a line of JSON; of the others, sprat's own, the
  /// system reports.
  bool is_python = false;
  /// Whether its seconds are spent on writing; else on reading.
  bool is_writing = false;
  /// Its standard output is its answer.
  bool prints_answer = false;
  /// Of sprat's own: the file that it reads or writes.
  std::string disk_file;
};

/// The interpreter, the runner, and a contender's file in the contenders' folder.
std::vector<std::string> python_command(const MeasureOptions& options, const std::string& file);

/// The files <data>/<group>/<name>.py of the contenders' folder, by group and name: where data is
/// "csv" or "synthetic". rows_in_memory/list_of_dicts.py is "list of dicts" of "rows in memory".
std::vector<Contender> python_contenders(const MeasureOptions& options, const std::string& data);

/// Those whose name is one of `wanted` or, where none is that exactly, has it in it; all where
/// nothing is wanted. Throws Error that lists the names where one is of no contender.
std::vector<Contender> chosen_contenders(const std::vector<Contender>& all,
                                         const std::vector<std::string>& wanted);

}  // namespace sprat::measuring
