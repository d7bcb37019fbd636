// SPDX-License-Identifier: Apache-2.0
// The table and the JSON of `sprat bench`, from made-up measurements.
#include <sstream>

#include "support/catch.hpp"

#include "bench_report.hpp"
#include "cli/made_up_measurement.hpp"
#include "text_table.hpp"

using namespace sprat;
using namespace sprat::cli;

namespace {

Measurement failure(const std::string& group, const std::string& name, const std::string& status) {
  Measurement result;
  result.group = group;
  result.name = name;
  result.status = status;
  return result;
}

/// Every figure, and names as long as they come.
std::vector<Measurement> full_measurements() {
  std::vector<Measurement> all = {
      measurement("rows in memory", "list of dicts", 252.3),
      measurement("rows in memory", "slots with cached strings and floats", 68.1),
      measurement("sprat", "sprat stream", 2.9),
      failure("arrays and tables", "pandas",
              "not installed: pandas (python3 -m pip install pandas)"),
  };
  for (std::size_t i = 0; i < 3; ++i) {
    all[i].anonymous_mb = all[i].file_backed_mb = all[i].import_mb = all[i].left_mb = 1.5;
    all[i].traced_mb = all[i].write_seconds = all[i].read_seconds = 0.25;
    all[i].disk_bytes = 1'070'000;
  }
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string line_with(const std::string& text, const std::string& word) {
  for (const std::string& line : lines_of(text)) {
    if (line.find(word) != std::string::npos) return line;
  }
  return "";
}

bool has(const std::string& text, const std::string& word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("bench table: in a group the largest comes first, and bars keep within the width") {
  const std::string table = bench_table({measurement("", "small", 1), measurement("", "large", 100),
                                         failure("", "absent", "wrong answer")},
                                        60);
  CHECK(table.find("large") < table.find("small"));
  CHECK(table.find("small") < table.find("absent"));
  CHECK(display_width(line_with(table, "large")) == 60);
}

TEST_CASE("bench table: rows in memory come first, unknown groups before sprat's, sprat last") {
  const std::string table = bench_table(
      {measurement("sprat", "sprat cat", 9), measurement("pickle", "load", 10),
       measurement("your own", "mine", 11), measurement("pickle", "dump", 12),
       measurement("databases", "sqlite", 11), measurement("rows in memory", "list", 1)},
      80);
  const std::vector<std::string> words = {"rows in memory", "  list",    "pickle",     "  dump",
                                          "  load",         "databases", "  sqlite",   "your own",
                                          "  mine",         "\nsprat",   "  sprat cat"};
  std::size_t at = 0;
  for (const std::string& word : words) {
    CAPTURE(word, table);
    const std::size_t found = table.find(word, at);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("bench table: a single group needs no heading") {
  CHECK_FALSE(has(bench_table({measurement("pickle", "load", 10)}, 80), "pickle"));
}

TEST_CASE("bench table: only columns that some contender has a figure for") {
  const std::string table = bench_table({measurement("", "rows", 1)}, 200);
  CHECK(has(table, "peak MB"));
  CHECK(has(table, "seconds"));
  for (const char* heading : {"traced", "imports", "mapped", "write s", "on disk"}) {
    CHECK_FALSE(has(table, heading));
  }
}

TEST_CASE("bench table: lines fit terminals of any width, the reasons apart") {
  const std::size_t width =
      GENERATE(std::size_t{60}, std::size_t{80}, std::size_t{120}, std::size_t{200});
  const std::string table = bench_table(full_measurements(), width);
  CAPTURE(width, table);
  for (const std::string& line : lines_of(table.substr(0, table.find("\n\n")))) {
    CHECK(display_width(line) <= width);
  }
  CHECK(has(line_with(table, "list of dicts"), "252.3"));
  CHECK(has(table, "█"));
  CHECK(has(table, "mapped") == (width >= 120));
}

TEST_CASE("bench table: a terminal of no width still gives the figures") {
  for (const std::size_t width : {std::size_t{0}, std::size_t{1}, std::size_t{20}}) {
    CHECK(has(bench_table(full_measurements(), width), "252.3"));
  }
}

TEST_CASE("bench table: a reason is told once, with all whom it kept from an answer") {
  const std::string table =
      bench_table({failure("", "one", "not installed: numpy (pip install numpy)"),
                   failure("", "other", "not installed: numpy (pip install numpy)"),
                   failure("", "third", "wrong answer")},
                  80);
  CHECK(line_with(table, "one") == "one                          not installed");
  CHECK(
      has(table,
          "\n\nnot installed: numpy (pip install numpy)\n  one, other\n\nwrong answer\n  third\n"));
}

TEST_CASE("bench table: nothing measured is a heading") {
  CHECK(bench_table({}, 80) == "contender  seconds  peak MB\n");
}

TEST_CASE("bench table: peaks of zero have no bars") {
  CHECK_FALSE(has(bench_table({measurement("", "rows", 0)}, 80), "█"));
}

TEST_CASE("bench JSON: figures that are missing are null") {
  const std::string json = bench_json({failure("pickle", "load", "not installed: python3")});
  for (const char* key : {"peak_mb", "anonymous_mb", "file_backed_mb", "import_mb", "left_mb",
                          "traced_mb", "write_seconds", "read_seconds", "seconds", "disk_bytes"}) {
    CHECK(has(json, '"' + std::string(key) + "\": null"));
  }
  CHECK(has(json, "\"group\": \"pickle\""));
  CHECK(bench_json({}) == "[]\n");
}
