// SPDX-License-Identifier: Apache-2.0
// One contender's process and its figures.
#include "measure/contender_run.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>

#include <sprat/error.hpp>

#include "measure/contender_report.hpp"

namespace sprat::measuring {
namespace {

namespace fs = std::filesystem;

constexpr double kMegabyte = 1e6;
constexpr std::uint64_t kKilobyte = 1024;

double megabytes_above(std::uint64_t bytes, std::uint64_t idle) {
  return static_cast<double>(bytes - std::min(bytes, idle)) / kMegabyte;
}

double megabytes_of_kb(double kilobytes) {
  return std::max(kilobytes, 0.0) * kKilobyte / kMegabyte;
}

std::optional<std::uint64_t> size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

void add_parts(const ResidentMemory& sample, const ResidentMemory& idle, Measurement& measurement) {
  if (sample.total() == 0) return;
  measurement.anonymous_mb = megabytes_above(sample.anonymous, idle.anonymous);
  measurement.file_backed_mb = megabytes_above(sample.file_backed, idle.file_backed);
}

/// The figures of a Python contender's line.
void read_report(const ContenderReport& report, const ChildResult& child, double idle_kb,
                 Measurement& measurement) {
  measurement.peak_mb = megabytes_of_kb(report.number("peak_kb").value_or(0));
  measurement.import_mb = megabytes_of_kb(report.number("start_kb").value_or(0) - idle_kb);
  measurement.left_mb = megabytes_of_kb(report.number("left_kb").value_or(0));
  measurement.write_seconds = report.number("write_seconds");
  measurement.read_seconds = report.number("read_seconds");
  measurement.seconds =
      measurement.write_seconds.value_or(0) + measurement.read_seconds.value_or(0);
  if (const auto bytes = report.number("disk_bytes")) {
    measurement.disk_bytes = static_cast<std::uint64_t>(*bytes);
  }
  const auto bytes_of = [&](const char* name) {
    return static_cast<std::uint64_t>(report.number(name).value_or(0)) * kKilobyte;
  };
  ResidentMemory largest = child.largest_sample;
  largest.anonymous += bytes_of("server_anonymous_kb");
  largest.file_backed += bytes_of("server_file_kb");
  add_parts(largest, {bytes_of("start_anonymous_kb"), bytes_of("start_file_kb")}, measurement);
}

std::string without_line_end(std::string text) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return text;
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

ContenderRunner::ContenderRunner(const MeasureOptions& options, std::vector<std::string> job,
                                 std::string errors_file)
    : job_(std::move(job)), errors_file_(std::move(errors_file)) {
  measure_idle(options);
}

std::optional<ChildResult> ContenderRunner::run_python(std::vector<std::string> arguments,
                                                       bool traced) const {
  arguments.insert(arguments.end(), job_.begin(), job_.end());
  if (traced) arguments.push_back("trace=1");
  return run_child(arguments, errors_file_);
}

void ContenderRunner::measure_idle(const MeasureOptions& options) {
  const auto sprat = run_child({options.sprat_program, "--version"}, errors_file_);
  if (!sprat || sprat->exit_code != 0) throw IoError(options.sprat_program + " can't be run");
  idle_.sprat_peak = sprat->peak_bytes;
  idle_.sprat = resident_memory("self");
  const auto python = run_python(python_command(options, "_idle.py"), false);
  if (!python) {
    idle_.python_problem = "not installed: " + options.python;
  } else if (python->exit_code != 0) {
    idle_.python_problem = failure(python);
  } else {
    idle_.python_kb = ContenderReport(python->output).number("start_kb").value_or(0);
  }
}

Outcome ContenderRunner::run(const Contender& contender) const {
  Outcome outcome = contender.is_python ? python_outcome(contender) : sprat_outcome(contender);
  outcome.measurement.name = contender.name;
  outcome.measurement.group = contender.group;
  return outcome;
}

Outcome ContenderRunner::python_outcome(const Contender& contender) const {
  Outcome outcome;
  Measurement& measurement = outcome.measurement;
  measurement.status = idle_.python_problem;
  if (!measurement.status.empty()) return outcome;
  const auto child = run_python(contender.arguments, false);
  if (!child || child->exit_code != 0) {
    measurement.status = failure(child);
    return outcome;
  }
  const ContenderReport report(child->output);
  measurement.status = report.text("status").value_or("ok");
  outcome.answer = report.text("answer");
  if (measurement.status != "ok") return outcome;
  read_report(report, *child, idle_.python_kb, measurement);
  if (report.text("traced") == "yes") {
    const auto traced = run_python(contender.arguments, true);
    if (traced && traced->exit_code == 0) {
      const auto bytes = ContenderReport(traced->output).number("traced_bytes");
      measurement.traced_mb = bytes.value_or(0) / kMegabyte;
    }
  }
  return outcome;
}

Outcome ContenderRunner::sprat_outcome(const Contender& contender) const {
  Outcome outcome;
  Measurement& measurement = outcome.measurement;
  const auto child = run_child(contender.arguments, errors_file_);
  if (!child || child->exit_code != 0) {
    measurement.status = failure(child);
    return outcome;
  }
  measurement.status = "ok";
  measurement.peak_mb = megabytes_above(child->peak_bytes, idle_.sprat_peak);
  measurement.seconds = child->seconds;
  (contender.is_writing ? measurement.write_seconds : measurement.read_seconds) = child->seconds;
  measurement.disk_bytes = size_of(contender.disk_file);
  add_parts(child->largest_sample, idle_.sprat, measurement);
  if (contender.prints_answer) outcome.answer = without_line_end(child->output);
  return outcome;
}

std::string ContenderRunner::failure(const std::optional<ChildResult>& child) const {
  const std::string line = last_line(errors_file_);
  if (!line.empty()) return "failed: " + line;
  return "failed: exit code " + std::to_string(child ? child->exit_code : 127);
}

}  // namespace sprat::measuring
