// SPDX-License-Identifier: Apache-2.0
// Contenders: found by folder, chosen by name, their reports read, their runs summed up.
#include <filesystem>
#include <fstream>
#include <string>

#include <sprat/error.hpp>

#include "measure/contender_report.hpp"
#include "measure/contenders.hpp"
#include "measure/medians.hpp"
#include "measure/scratch_folder.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;
using namespace sprat::measuring;
namespace fs = std::filesystem;

std::vector<Contender> named(const std::vector<std::string>& names) {
  std::vector<Contender> contenders;
  for (const std::string& name : names) {
    contenders.emplace_back();
    contenders.back().name = name;
  }
  return contenders;
}

std::string names_of(const std::vector<Contender>& contenders) {
  std::string names;
  for (const Contender& contender : contenders) names += contender.name + ";";
  return names;
}

Outcome run_of(double peak, const std::string& status = "ok", const std::string& answer = "a=1") {
  Outcome outcome;
  outcome.measurement.peak_mb = peak;
  outcome.measurement.status = status;
  outcome.answer = answer;
  return outcome;
}

}  // namespace

TEST_CASE("contenders: each file of a group's folder is one, but those that begin with _") {
  const ScratchFolder scratch;
  const fs::path folder = fs::path(scratch.data_file()).parent_path();
  fs::create_directories(folder / "csv" / "rows_in_memory");
  for (const char* name : {"list_of_dicts.py", "_helper.py", "notes.txt", "columns.py"}) {
    std::ofstream(folder / "csv" / "rows_in_memory" / name) << "";
  }
  MeasureOptions options;
  options.contenders_folder = folder.string();
  const auto found = python_contenders(options, "csv");
  CHECK(names_of(found) == "columns;list of dicts;");
  CHECK(found.at(0).group == "rows in memory");
  CHECK(python_contenders(options, "synthetic").empty());
}

TEST_CASE("contenders: a name chooses itself, else all that it is part of, in their order") {
  const auto all = named({"columns", "pickle of columns", "sprat columns", "list"});
  CHECK(names_of(chosen_contenders(all, {})) == "columns;pickle of columns;sprat columns;list;");
  CHECK(names_of(chosen_contenders(all, {"columns"})) == "columns;");
  CHECK(names_of(chosen_contenders(all, {"list", "of col"})) == "pickle of columns;list;");
}

TEST_CASE("contenders: an unknown name is told with those there are") {
  try {
    chosen_contenders(named({"columns", "list"}), {"lists"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "no contender has 'lists' in its name; there are\n  columns\n  list");
  }
}

TEST_CASE("contender report: numbers, texts and what is missing") {
  const ContenderReport report(
      R"({"answer": "22=3.5 9=1", "peak_kb": 12, "seconds": null, "why": null})");
  CHECK(report.number("peak_kb") == 12);
  CHECK(report.text("answer") == "22=3.5 9=1");
  CHECK_FALSE(report.number("seconds"));
  CHECK_FALSE(report.number("left_kb"));
  CHECK_FALSE(report.text("why"));
  CHECK_FALSE(report.text("status"));
}

TEST_CASE("medians: of each figure, and of an even number the lower") {
  CHECK(median_outcome({run_of(3)}).measurement.peak_mb == 3);
  CHECK(median_outcome({run_of(3), run_of(9), run_of(1)}).measurement.peak_mb == 3);
  CHECK(median_outcome({run_of(9), run_of(3)}).measurement.peak_mb == 3);
  CHECK_FALSE(median_outcome({run_of(9), run_of(3)}).measurement.left_mb);
}

TEST_CASE("medians: a run that failed or answered otherwise is what counts") {
  CHECK(median_outcome({run_of(3), run_of(0, "failed: x")}).measurement.status == "failed: x");
  CHECK(median_outcome({run_of(3), run_of(3, "ok", "a=2")}).answer == "a=2");
}
