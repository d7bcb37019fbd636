// SPDX-License-Identifier: Apache-2.0
// The memory benchmark: one contender after the other, and their answers compared.
#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/measure.hpp>
#include <sprat/reader.hpp>

#include "measure/contender_run.hpp"
#include "measure/contenders.hpp"
#include "measure/input_rows.hpp"
#include "measure/job.hpp"
#include "measure/keyed_rows.hpp"
#include "measure/medians.hpp"
#include "measure/scratch_folder.hpp"

namespace sprat {
namespace measuring {
namespace {

constexpr std::uint64_t kSyntheticRows = 1'000'000;
constexpr const char* kSpratGroup = "sprat";

/// The CSV that contenders read.
std::string input_csv(const std::string& csv, const MeasureOptions& options,
                      const ScratchFolder& scratch) {
  const std::string file = scratch.csv_file();
  const std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
  return run_forked([&]() -> std::string {
    if (options.synthetic) {
      write_synthetic_rows(options.rows.value_or(kSyntheticRows), file);
    } else if (options.rows || is_compressed(csv)) {
      write_first_rows(csv, options.rows.value_or(all), file);
    } else {
      return csv;
    }
    return file;
  });
}

Contender convert_contender(const MeasureOptions& options, const std::string& csv,
                            const std::string& file) {
  Contender contender = {.name = "sprat convert",
                         .group = kSpratGroup,
                         .arguments = {options.sprat_program, "convert", "--quiet", "--force"},
                         .is_writing = true,
                         .disk_file = file};
  std::vector<std::string>& arguments = contender.arguments;
  // Integers over 64 bits stay text by themselves.
  if (options.synthetic) arguments.insert(arguments.end(), {"--type", "integer=integer"});
  arguments.insert(arguments.end(), {csv, file});
  return contender;
}

Contender totals_contender(const std::string& name, const std::vector<std::string>& arguments,
                           const std::string& file) {
  return {.name = name,
          .group = kSpratGroup,
          .arguments = arguments,
          .prints_answer = true,
          .disk_file = file};
}

/// After job_for: typed records are read where that wrote some.
std::vector<Contender> all_contenders(const MeasureOptions& options, const std::string& csv,
                                      const ScratchFolder& scratch) {
  const std::string& program = options.sprat_program;
  const std::string file = scratch.sprat_file();
  const std::string typed = scratch.typed_file();
  std::vector<Contender> contenders = {
      convert_contender(options, csv, file),
      {.name = "sprat cat",
       .group = kSpratGroup,
       .arguments = {program, "cat", file},
       .disk_file = file},
      totals_contender("sprat stream", {program, "bench", "--totals", file}, file)};
  if (std::filesystem::exists(typed)) {
    contenders.push_back(totals_contender("sprat typed records",
                                          {program, "bench", "--typed-totals", typed}, typed));
  }
  for (Contender& contender : python_contenders(options, options.synthetic ? "synthetic" : "csv")) {
    contenders.push_back(std::move(contender));
  }
  return contenders;
}

/// Arguments for the Python contenders, from the file that `sprat convert` writes.
std::vector<std::string> job_for(const std::string& csv, const MeasureOptions& options,
                                 const ScratchFolder& scratch) {
  const std::string file = scratch.sprat_file();
  const std::vector<std::string> convert = convert_contender(options, csv, file).arguments;
  const auto child = run_child(convert, scratch.errors_file());
  if (!child || child->exit_code != 0) throw Error(last_line(scratch.errors_file()));
  const std::string lines = run_forked([&] {
    const Question question = question_of(file);
    write_keyed_rows(file, question, scratch.typed_file());
    std::string text;
    for (const std::string& argument :
         job_arguments(csv, scratch.data_file(), question, BatchReader(file))) {
      text.append(argument).append(1, '\0');
    }
    return text;
  });
  std::vector<std::string> job;
  for (std::size_t at = 0; at < lines.size();) {
    job.emplace_back(lines.c_str() + at);
    at += job.back().size() + 1;
  }
  job.push_back("sprat=" + file);
  job.push_back("packages=" + options.package_folder);
  return job;
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
  const std::string input = input_csv(csv, options, scratch);
  const std::vector<std::string> job = job_for(input, options, scratch);
  const std::vector<Contender> contenders =
      chosen_contenders(all_contenders(options, input, scratch), options.only);
  const ContenderRunner runner(options, job, scratch.errors_file());
  std::vector<Outcome> outcomes;
  for (const Contender& contender : contenders) {
    if (options.progress) options.progress(contender.name, outcomes.size() + 1, contenders.size());
    std::vector<Outcome> runs;
    while (runs.size() < std::max(options.repeat, 1U)) {
      runs.push_back(runner.run(contender));
      scratch.clear_work();
      if (runs.back().measurement.status != "ok") break;
    }
    outcomes.push_back(median_outcome(runs));
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
