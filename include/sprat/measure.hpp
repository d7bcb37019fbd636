// SPDX-License-Identifier: Apache-2.0
// The memory benchmark: peak memory, time and disk of each way of holding or moving a CSV's rows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sprat {

struct MeasureOptions {
  /// The interpreter that runs the Python contenders.
  std::string python = "python3";
  /// The `sprat` program, run for its own contenders.
  std::string sprat_program;
  /// Folder of the contenders' files.
  std::string contenders_folder;
  /// Called before each contender with its name, number and their count.
  std::function<void(const std::string&, std::size_t, std::size_t)> progress;
};

/// What one contender took. Figures are missing where it could not run, or where they mean nothing.
/// Memory is in MB of 10^6 bytes.
struct Measurement {
  std::string name;
  /// What it is listed under: "rows in memory", "pickle", "arrays and tables", "databases",
  /// "sprat".
  std::string group;
  /// Peak resident memory above an idle process of the same kind, what its imports cost apart.
  std::optional<double> peak_mb;
  /// Of the memory resident at the peak: allocated, and pages of mapped files.
  std::optional<double> anonymous_mb;
  std::optional<double> file_backed_mb;
  /// What its imports alone hold above an idle interpreter.
  std::optional<double> import_mb;
  /// Still resident above the same process before its work, after the rows were released.
  std::optional<double> left_mb;
  /// Python's own count (tracemalloc): the peak of a separate run.
  std::optional<double> traced_mb;
  /// To write the form that it keeps, and to read it and find the totals.
  std::optional<double> write_seconds;
  std::optional<double> read_seconds;
  /// Both together.
  std::optional<double> seconds;
  /// Bytes of the file it read or wrote, where there is one besides the CSV.
  std::optional<std::uint64_t> disk_bytes;
  /// "ok", or why not: "not installed: pandas (python3 -m pip install pandas)", "wrong answer",
  /// "failed: …".
  std::string status;
};

/// Runs every contender in a process of its own, each computing the same totals of the CSV file.
/// A CSV file that sprat can't convert is an Error with sprat's own message.
std::vector<Measurement> measure(const std::string& csv, const MeasureOptions& options);

/// The totals of a sprat file, read block by block: what `sprat_program bench --totals FILE` prints
/// when measure() runs it as a contender.
std::string stream_totals(const std::string& file);

/// Stops the contender that is running and removes measure()'s files; may be called from a signal
/// handler that is about to end the process.
void abandon_measurement() noexcept;

}  // namespace sprat
