// SPDX-License-Identifier: Apache-2.0
// The memory benchmark: peak memory, time and disk of each way of holding or moving a CSV's rows.
#pragma once

#include <cstddef>
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
  /// Where the interpreter finds sprat's Python package besides its own packages; may be empty.
  std::string package_folder;
  /// Contenders by name or part of a name; empty: all. An unknown name is an Error that lists them.
  std::vector<std::string> only;
  /// Runs of each contender, of whose figures the medians count.
  unsigned repeat = 1;
  /// Only the first rows.
  std::optional<std::uint64_t> rows;
  /// Instead of a CSV file, a million tuples of a float, 20 letters and an integer up to 2**64 (or
  /// `rows` of them), and contenders of their own.
  bool synthetic = false;
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
/// Leaves no process and no file behind, however the program ends. A CSV file that sprat can't
/// convert is an Error with sprat's own message.
std::vector<Measurement> measure(const std::string& csv, const MeasureOptions& options);

/// Makes an environment below `folder` with all that contenders need from the package index, or
/// completes the one that is there, and returns its interpreter. What can't be installed is left
/// out.
std::string install_contenders(const MeasureOptions& options, const std::string& folder);

/// Of the interpreter, and of the packages that contenders use and that it finds; none where it
/// can't be run.
struct InstalledVersion {
  std::string name;
  std::string version;
};
std::vector<InstalledVersion> installed_versions(const MeasureOptions& options);

/// The totals of a sprat file, read block by block: what `sprat_program bench --totals FILE` prints
/// when measure() runs it as a contender.
std::string stream_totals(const std::string& file);
/// The same by sprat::Reader and a struct with members `key` and `value`, of a file that measure()
/// wrote with these names.
std::string typed_totals(const std::string& file);

/// Stops the contender that is running and removes measure()'s files; may be called from a signal
/// handler that is about to end the process.
void abandon_measurement() noexcept;

}  // namespace sprat
