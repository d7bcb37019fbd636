// SPDX-License-Identifier: Apache-2.0
// What all rows say of columns beyond the sample: the same wherever chunks end, on any threads.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/conversion.hpp"
#include "convert/csv_planner.hpp"
#include "csv/tokenizer.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

constexpr std::size_t kBeyondSample = (std::size_t{1} << 20) + (std::size_t{1} << 15);

std::string repeated_row(const std::string& row, std::size_t bytes) {
  std::string rows;
  rows.reserve(bytes + row.size());
  while (rows.size() < bytes) rows += row;
  return rows;
}

/// Output that is on its way once it is written, as on a pipe.
class PipeSink final : public Sink {
 public:
  explicit PipeSink(std::string& bytes) : bytes_(bytes) {}
  const std::string& name() const override { return name_; }
  void write(std::span<const std::byte> bytes) override { bytes_ += ::text_of(bytes); }
  void commit() override {}

 private:
  std::string& bytes_;
  std::string name_ = "pipe";
};

struct Converted {
  std::string bytes;
  std::string schema;
  std::vector<std::string> notes;
  bool operator==(const Converted&) const = default;
};

Converted convert_file(const TemporaryFolder& files, const std::string& path,
                       const ConvertOptions& options) {
  const ConvertReport report =
      convert_csv({path}, replacing_sink(files.file("out.sprat")), options);
  return {file_content(files.file("out.sprat")), print_schema(report.schema), report.notes};
}

/// What comes out on any number of threads, by a restart or by a look beforehand.
Converted convert_all_ways(const TemporaryFolder& files, const std::string& csv,
                           ConvertOptions options = {}) {
  const std::string path = files.write("in.csv", csv);
  options.writer.block_rows = 1000;
  options.threads = 1;
  const Converted first = convert_file(files, path, options);
  for (const unsigned threads : {2U, 4U}) {
    options.threads = threads;
    CHECK(convert_file(files, path, options) == first);
    Converted piped;
    const ConvertReport report =
        convert_csv({path}, std::make_unique<PipeSink>(piped.bytes), options);
    piped.schema = print_schema(report.schema);
    piped.notes = report.notes;
    CHECK(piped == first);
  }
  CHECK(converted_text(files) == csv);
  return first;
}

/// The plan as of all rows looked at one after the other.
CsvPlan plan_in_order(const std::string& path, const ConvertOptions& options) {
  CsvText text({path}, options.csv);
  csv::Inference inference(text.dialect(), options.csv);
  csv::Tokenizer tokenizer(text.dialect(), text.dialect().columns.size(), options.csv.ragged, path);
  csv::TextChunk chunk;
  csv::RowIndex index;
  text.begin({.max_rows = 100'000, .max_bytes = std::size_t{1} << 20, .row_bytes = 0});
  while (text.next(chunk)) {
    tokenizer.open(chunk);
    while (tokenizer.next(index, 1024)) inference.observe(index, tokenizer);
  }
  return make_plan(text, options, inference.result());
}

void check_same(const CsvPlan& plan, const CsvPlan& expected) {
  CHECK(print_schema(plan.schema) == print_schema(expected.schema));
  CHECK(plan.notes == expected.notes);
  CHECK(plan.file_dialect == expected.file_dialect);
}

TEST_CASE("csv look: a type that breaks in any row of a chunk is told of by its line") {
  const TemporaryFolder files;
  const std::string sample = "a,b\n" + repeated_row("1,1.5\n", kBeyondSample);
  const auto lines = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\n'));
  const std::size_t to_block = 1000 - (lines - 1) % 1000;
  for (const std::size_t row : {std::size_t{0}, to_block - 1, to_block, to_block + 1}) {
    std::string csv = sample;
    for (std::size_t i = 0; i < 2100; ++i) csv += i == row ? "N/A,2.5\n" : "2,2.5\n";
    const Converted converted = convert_all_ways(files, csv);
    const std::string line = std::to_string(lines + 1 + row);
    CHECK(converted.notes == std::vector<std::string>{"column a stays text: 'N/A' on line " + line +
                                                      " is not a long"});
  }
  CHECK(convert_all_ways(files, sample + "N/A,2.5").notes.size() == 1);
}

TEST_CASE("csv look: columns that break in different chunks are all decided at once") {
  const TemporaryFolder files;
  const std::string sample =
      "n,day,price,word\n" + repeated_row("1,2001-01-13,1.10,one\n", kBeyondSample);
  const std::string rest = repeated_row("12,2011-10-13,2.20,two\n", 50'000);
  const Converted converted =
      convert_all_ways(files, sample + rest + "12a,2011-10-13,2.20,two\n" + rest +
                                  "1,13.1.2001,2.20,two\n" + rest + "2,2001-01-13,2.2,\"\"\n");
  REQUIRE(converted.notes.size() == 3);
  CHECK(contains(converted.notes[0], "column n stays text: '12a' on line "));
  CHECK(contains(converted.notes[1], "'13.1.2001' on line "));
  CHECK(contains(converted.notes[2], "column price stays text: '2.2' on line "));
}

TEST_CASE("csv look: what a break leads to is another type where one holds all rows") {
  const TemporaryFolder files;
  const std::string sample = "a,b\n" + repeated_row("1,01/01/2001\n", kBeyondSample);
  const Converted converted = convert_all_ways(files, sample + "0.5,31/01/2001\n");
  CHECK(converted.notes.empty());
  CHECK(contains(converted.schema, "a: double"));
  CHECK(contains(converted.schema, "%d/%m/%Y"));
}

TEST_CASE("csv look: dates that become ambiguous beyond the sample stay text, where all are seen") {
  const TemporaryFolder files;
  const std::string csv =
      "a,day\n" + repeated_row("1,01/01/2001\n", kBeyondSample) + "x,01/01/2001\n1,01/02/2001\n";
  const Converted converted = convert_all_ways(files, csv);
  REQUIRE(converted.notes.size() == 2);
  CHECK(contains(converted.notes[1], "'01/02/2001' could be %m/%d/%Y or %d/%m/%Y"));
}

TEST_CASE("csv look: a further input is looked at, however short the first one is") {
  const TemporaryFolder files;
  const std::vector<std::string> inputs = {files.write("a.csv", "a,b\n1,\n2,\n"),
                                           files.write("b.csv", "a,b\nx,7\n2,8\n")};
  std::string piped;
  const ConvertReport report = convert_csv(inputs, std::make_unique<PipeSink>(piped));
  CHECK(report.notes ==
        std::vector<std::string>{"column a stays text: 'x' on line 2 is not a long"});
  CHECK(report.schema.fields[1].type.kind == TypeKind::int64);
  convert_csv(inputs, replacing_sink(files.file("out.sprat")));
  CHECK(file_content(files.file("out.sprat")) == piped);
}

TEST_CASE("csv look: the first null of a given type is found wherever it is") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.null_words = {"-1", "-2"};
  options.csv.types["b"] = "long";
  const std::string path =
      files.write("in.csv", "a,b\n" + repeated_row("1,5\n", kBeyondSample) + "2,-2\n");
  CsvText text({path}, options.csv);
  const CsvPlan plan = CsvPlanner(text, options).plan_on_all_rows();
  check_same(plan, plan_in_order(path, options));
  CHECK(plan.file_dialect.columns[1].null_spelling == "-2");
}

TEST_CASE("csv look: a whole number too long for doubles is found before and after a break") {
  const TemporaryFolder files;
  const std::string sample = "a,b\n" + repeated_row("1,1.5\n", kBeyondSample);
  for (const char* rest : {"x,1.5\n1,1152921504606846976\n", "1,1152921504606846976\nx,1.5\n"}) {
    const Converted converted = convert_all_ways(files, sample + rest);
    REQUIRE(converted.notes.size() == 2);
    CHECK(contains(converted.notes[1], "column b stays text: '1152921504606846976' on line "));
  }
}

TEST_CASE("csv look: a row that is broken far behind is an error that names its line") {
  const TemporaryFolder files;
  const std::string sample = "a,b\n" + repeated_row("1,1.5\n", kBeyondSample);
  const std::string message =
      message_of<CsvError>([&] { convert_text(files, sample + "x,1.5\n1\n"); });
  CHECK(contains(message, "1 cell, but the header has 2"));
}

TEST_CASE("csv look: the plan is that of all rows in order") {
  const std::vector<std::vector<std::string>> kinds = {
      {"1", "22", "", "100000", "N/A", "1.5", "\"3\""},
      {"1.10", "20.25", "", "\"\"", "NA", "1.1", "x"},
      {"01/01/2001", "02/02/2002", "", "03/04/2001", "13/01/2001", "01/13/2001", "NA"},
      {"2001-10-10", "2001-11-11", "2001-1-1", "2001-01-01", "", "day"},
      {"\"a\"", "\"b\"", "a", "", "\"\"", "NA", "\"NA\""},
      {"word", "NULL", "NA", "", "other"},
      {"true", "false", "True", "", "0"},
      {"0.5", "1.25", "", "12345678901234567", "1e+20", "\"x\""},
      {"", "\"\"", "7", "NA", "x"},
      {"\"1\"", "\"2\"", "\"\"", "3", "NA"}};
  const TemporaryFolder files;
  std::mt19937_64 random(17);
  for (int round = 0; round < 12; ++round) {
    std::string csv;
    for (std::size_t c = 0; c < kinds.size(); ++c) csv += (c == 0 ? "c" : ",c") + std::to_string(c);
    csv += '\n';
    const std::size_t usual = 1 + random() % 3;
    while (csv.size() < 2 * kBeyondSample) {
      const bool in_sample = csv.size() < kBeyondSample;
      const bool is_odd = !in_sample && random() % 3000 == 0;
      for (std::size_t c = 0; c < kinds.size(); ++c) {
        const bool any = is_odd && random() % 2 == 0;
        if (c != 0) csv += ',';
        csv += kinds[c][random() % std::min(any ? kinds[c].size() : usual, kinds[c].size())];
      }
      csv += '\n';
    }
    ConvertOptions options;
    if (round % 3 == 1) options.csv.null_words = {"NA", "NULL"};
    if (round % 4 == 2) options.csv.null_words = {"100000", "22"};
    if (round % 3 == 2) options.csv.types["c1"] = "text";
    if (round % 4 == 3) options.columns = {"c4", "c2", "c0"};
    const std::string path = files.write("in.csv", csv);
    const CsvPlan expected = plan_in_order(path, options);
    options.writer.block_bytes = 30'000 + random() % 10'000;
    for (const unsigned threads : {1U, 2U, 4U}) {
      CAPTURE(round, threads);
      options.threads = threads;
      CsvText text({path}, options.csv);
      check_same(CsvPlanner(text, options).plan_on_all_rows(), expected);
    }
  }
}

}  // namespace
}  // namespace sprat
