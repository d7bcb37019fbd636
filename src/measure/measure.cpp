// SPDX-License-Identifier: Apache-2.0
// The memory benchmark: one contender after the other, and their answers compared.
#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/measure.hpp>
#include <sprat/reader.hpp>

#include "measure/child_process.hpp"
#include "measure/contenders.hpp"
#include "measure/job.hpp"
#include "measure/scratch_folder.hpp"

namespace sprat {
namespace measuring {
namespace {

std::uint64_t sprat_idle_peak(const MeasureOptions& options, const std::string& errors_file) {
  const auto child = run_child({options.sprat_program, "--version"}, errors_file);
  if (!child || child->exit_code != 0) throw IoError(options.sprat_program + " can't be run");
  return child->peak_bytes;
}

Contender convert_contender(const std::string& program, const std::string& csv,
                            const std::string& file) {
  return {.name = "sprat convert",
          .arguments = {program, "convert", "--quiet", "--force", csv, file},
          .disk_file = file};
}

std::vector<Contender> reading_contenders(const std::string& program, const std::string& file) {
  return {{.name = "sprat cat", .arguments = {program, "cat", file}, .disk_file = file},
          {.name = "sprat stream",
           .arguments = {program, "bench", "--totals", file},
           .prints_answer = true,
           .disk_file = file}};
}

/// Arguments for the Python contenders, from the file that `sprat convert` wrote.
std::vector<std::string> job_for(const std::string& csv, const ScratchFolder& scratch) {
  const BatchReader reader(scratch.sprat_file());
  return job_arguments(csv, scratch.data_file(), reader.file_schema(),
                       reader.dialect().value_or(CsvDialect()));
}

/// The answer that most contenders gave is the right one.
void compare_answers(std::vector<Outcome>& outcomes) {
  std::map<std::string, std::size_t> votes;
  for (const Outcome& outcome : outcomes) {
    if (outcome.answer) ++votes[*outcome.answer];
  }
  const auto fewer = [](const auto& left, const auto& right) { return left.second < right.second; };
  const auto right = std::max_element(votes.begin(), votes.end(), fewer);
  for (Outcome& outcome : outcomes) {
    if (outcome.answer && *outcome.answer != right->first) {
      outcome.measurement.status = "wrong answer";
    }
  }
}

}  // namespace
}  // namespace measuring

std::vector<Measurement> measure(const std::string& csv, const MeasureOptions& options) {
  using namespace measuring;
  const ScratchFolder scratch;
  IdlePeaks idle;
  idle.sprat = sprat_idle_peak(options, scratch.errors_file());
  const auto announce = [&](const Contender& contender, std::size_t number, std::size_t count) {
    if (options.progress) options.progress(contender.name, number, count);
  };

  const Contender convert = convert_contender(options.sprat_program, csv, scratch.sprat_file());
  std::vector<Contender> contenders =
      reading_contenders(options.sprat_program, scratch.sprat_file());
  const std::size_t count = 1 + contenders.size() + python_contenders(options, {}).size();
  announce(convert, 1, count);
  std::vector<Outcome> outcomes = {run_contender(convert, idle, scratch.errors_file())};
  if (outcomes[0].measurement.status != "ok") throw Error(last_line(scratch.errors_file()));

  const std::vector<std::string> job = job_for(csv, scratch);
  measure_idle_python(options, scratch.errors_file(), job, idle);
  for (Contender& contender : python_contenders(options, job)) {
    contenders.push_back(std::move(contender));
  }
  for (const Contender& contender : contenders) {
    announce(contender, outcomes.size() + 1, count);
    outcomes.push_back(run_contender(contender, idle, scratch.errors_file()));
    std::remove(scratch.data_file().c_str());
  }
  compare_answers(outcomes);
  std::vector<Measurement> measurements;
  for (Outcome& outcome : outcomes) measurements.push_back(std::move(outcome.measurement));
  return measurements;
}

void abandon_measurement() noexcept {
  measuring::end_running_child();
  measuring::remove_scratch_folder();
}

}  // namespace sprat
