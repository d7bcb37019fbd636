// SPDX-License-Identifier: Apache-2.0
// Runs a program to its end and tells what it took.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sprat::measuring {

/// Resident memory of a process, in bytes: what it allocated, and pages of files.
struct ResidentMemory {
  std::uint64_t anonymous = 0;
  std::uint64_t file_backed = 0;
  std::uint64_t total() const { return anonymous + file_backed; }
};

struct ChildResult {
  /// 128 and the signal's number where a signal ended it.
  int exit_code = 0;
  /// The beginning of its standard output; the rest is read and dropped.
  std::string output;
  /// Peak resident memory as the system counts it: never less than this process's own peak when it
  /// started the child (Linux), so this process must stay small.
  std::uint64_t peak_bytes = 0;
  /// The largest of samples taken every few milliseconds; zeros where the system tells none.
  ResidentMemory largest_sample;
  double seconds = 0;
};

/// Runs arguments[0], found on the PATH, in a process group of its own, which ends with this
/// process (Linux) and with the child; standard input is empty and standard error goes to
/// `errors_path`. None where there is no such program. Throws IoError.
std::optional<ChildResult> run_child(const std::vector<std::string>& arguments,
                                     const std::string& errors_path);

/// What `work` gives in a fork of this process, whose own memory stays as it is. Its errors are
/// thrown here, as Error.
std::string run_forked(const std::function<std::string()>& work);

/// Of a running process; zeros where the system does not tell.
ResidentMemory resident_memory(const std::string& process_id);

/// Ends the child that `run_child` waits for, and all it started. Async-signal-safe.
void end_running_child() noexcept;

}  // namespace sprat::measuring
