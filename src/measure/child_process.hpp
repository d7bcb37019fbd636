// SPDX-License-Identifier: Apache-2.0
// Runs a program to its end and tells what it took.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sprat::measuring {

struct ChildResult {
  /// 128 and the signal's number where a signal ended it.
  int exit_code = 0;
  /// The beginning of its standard output; the rest is read and dropped.
  std::string output;
  /// Peak resident memory as the system counts it: never less than this process's own peak when it
  /// started the child (Linux), so this process must stay small.
  std::uint64_t peak_bytes = 0;
  double seconds = 0;
};

/// Runs arguments[0], found on the PATH, in a process group of its own; standard input is empty and
/// standard error goes to `errors_path`. None where there is no such program. Throws IoError.
std::optional<ChildResult> run_child(const std::vector<std::string>& arguments,
                                     const std::string& errors_path);

/// Ends the child that `run_child` waits for, and all it started. Async-signal-safe.
void end_running_child() noexcept;

}  // namespace sprat::measuring
