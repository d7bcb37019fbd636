// SPDX-License-Identifier: Apache-2.0
// Running one contender and reading what it reports.
#include "measure/contenders.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "measure/child_process.hpp"

namespace sprat::measuring {
namespace {

namespace fs = std::filesystem;

/// What follows `"name":` in a line of JSON that a contender's _common.py has printed: numbers and
/// strings that need no escapes.
std::string_view json_value(std::string_view line, const std::string& name) {
  const std::string key = '"' + name + "\": ";
  const std::size_t at = line.find(key);
  if (at == std::string_view::npos) return {};
  std::string_view value = line.substr(at + key.size());
  const bool is_string = value.starts_with('"');
  if (is_string) value.remove_prefix(1);
  return value.substr(0, value.find_first_of(is_string ? "\"" : ",}"));
}

double json_number(std::string_view line, const std::string& name) {
  const std::string text(json_value(line, name));
  return text.empty() ? 0 : std::strtod(text.c_str(), nullptr);
}

std::uint64_t reported_peak(const std::string& output) {
  return static_cast<std::uint64_t>(json_number(output, "peak_kb")) * 1024;
}

double megabytes_above(std::uint64_t peak, std::uint64_t idle) {
  return static_cast<double>(peak - std::min(peak, idle)) / 1e6;
}

std::optional<std::uint64_t> size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

std::vector<std::string> python_command(const MeasureOptions& options, const fs::path& file,
                                        const std::vector<std::string>& job) {
  std::vector<std::string> arguments = {options.python, "-B", file.string()};
  arguments.insert(arguments.end(), job.begin(), job.end());
  return arguments;
}

/// The figures of a Python contender's line.
void read_report(const std::string& line, const IdlePeaks& idle, Measurement& measurement) {
  measurement.peak_mb = megabytes_above(reported_peak(line), idle.python);
  measurement.seconds = json_number(line, "seconds");
  const double disk_bytes = json_number(line, "disk_bytes");
  if (disk_bytes > 0) measurement.disk_bytes = static_cast<std::uint64_t>(disk_bytes);
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
}

std::string failure(int exit_code, const std::string& errors_file) {
  const std::string line = last_line(errors_file);
  if (!line.empty()) return "failed: " + line;
  return "failed: exit code " + std::to_string(exit_code);
}

}  // namespace

std::string last_line(const std::string& path) {
  std::ifstream file(path);
  std::string last;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) last = line;
  }
  constexpr std::string_view kPrefix = "sprat: ";
  return last.starts_with(kPrefix) ? last.substr(kPrefix.size()) : last;
}

std::vector<Contender> python_contenders(const MeasureOptions& options,
                                         const std::vector<std::string>& job) {
  std::vector<Contender> contenders;
  for (const fs::directory_entry& entry : fs::directory_iterator(options.contenders_folder)) {
    const fs::path& file = entry.path();
    std::string name = file.stem().string();
    if (file.extension() != ".py" || name.starts_with('_')) continue;
    std::replace(name.begin(), name.end(), '_', ' ');
    contenders.push_back({.name = name,
                          .arguments = python_command(options, file, job),
                          .is_python = true,
                          .prints_answer = true,
                          .disk_file = {}});
  }
  std::sort(contenders.begin(), contenders.end(),
            [](const Contender& left, const Contender& right) { return left.name < right.name; });
  return contenders;
}

void measure_idle_python(const MeasureOptions& options, const std::string& errors_file,
                         const std::vector<std::string>& job, IdlePeaks& idle) {
  const fs::path file = fs::path(options.contenders_folder) / "_idle.py";
  const auto child = run_child(python_command(options, file, job), errors_file);
  if (!child) {
    idle.python_problem = "not installed: " + options.python;
  } else if (child->exit_code != 0) {
    idle.python_problem = failure(child->exit_code, errors_file);
  } else {
    idle.python = reported_peak(child->output);
  }
}

Outcome run_contender(const Contender& contender, const IdlePeaks& idle,
                      const std::string& errors_file) {
  Outcome outcome;
  Measurement& measurement = outcome.measurement;
  const bool is_python = contender.is_python;
  measurement.name = contender.name;
  if (is_python && !idle.python_problem.empty()) {
    measurement.status = idle.python_problem;
    return outcome;
  }
  const auto child = run_child(contender.arguments, errors_file);
  if (!child || child->exit_code != 0) {
    measurement.status = failure(child ? child->exit_code : 127, errors_file);
    return outcome;
  }
  const std::string& output = child->output;
  if (is_python) {
    read_report(output, idle, measurement);
  } else {
    measurement.peak_mb = megabytes_above(child->peak_bytes, idle.sprat);
    measurement.seconds = child->seconds;
    measurement.disk_bytes = size_of(contender.disk_file);
  }
  measurement.status = "ok";
  if (contender.prints_answer) {
    outcome.answer =
        is_python ? std::string(json_value(output, "answer")) : without_line_end(output);
  }
  return outcome;
}

}  // namespace sprat::measuring
