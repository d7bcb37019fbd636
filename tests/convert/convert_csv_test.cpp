// SPDX-License-Identifier: Apache-2.0
#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

/// Enough rows that the sample of 1 MiB does not see the last ones.
std::string many_rows(const std::string& row, const std::string& last_rows) {
  std::string csv = "a,b\n";
  while (csv.size() < (std::size_t{5} << 18)) csv += row;
  return csv + last_rows;
}

/// The same bytes come out on some and on many threads, and from them the text.
void check_thread_counts(const TemporaryFolder& files, const std::string& csv,
                         std::uint64_t block_rows) {
  std::string first;
  for (const unsigned threads : {1U, 2U, 5U}) {
    ConvertOptions options;
    options.threads = threads;
    options.writer.block_rows = block_rows;
    convert_text(files, csv, options);
    const std::string bytes = file_content(files.file("out.sprat"));
    if (first.empty()) first = bytes;
    CHECK(bytes == first);
    CHECK(converted_text(files) == csv);
  }
}

TypeKind kind_of(const ConvertReport& report, std::size_t field) {
  return report.schema.fields[field].type.kind;
}

TEST_CASE("convert: a CSV comes back as it was, whatever the size of its blocks") {
  const TemporaryFolder files;
  const std::string csv =
      "route,date,rides\n3,01/13/2001,7354\n\"a,b\",01/14/2001,\nX28,01/15/2001,-1\n";
  for (const std::uint64_t block_rows : {1U, 2U, 3U, 4U, 65536U}) {
    ConvertOptions options;
    options.writer.block_rows = block_rows;
    const ConvertReport report = convert_text(files, csv, options);
    CHECK(report.rows == 3);
    CHECK(converted_text(files) == csv);
  }
}

TEST_CASE("convert: the same bytes come out on any number of threads") {
  const TemporaryFolder files;
  check_thread_counts(files, many_rows("17,some text\n", ""), 1000);
}

TEST_CASE("convert: blocks follow the first one alike on any number of threads") {
  const TemporaryFolder files;
  std::string csv = "number,text\n";
  for (std::size_t row = 0; row < 60'000; ++row) {
    const std::size_t number = row * row % 1009;
    csv += std::to_string(number % 7 * (number % 11)) + ",text of some words number " +
           std::to_string(number) + "\n";
  }
  check_thread_counts(files, csv, 8000);
}

TEST_CASE(
    "convert: an error in the first block ends the conversion, whoever waits for that block") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.threads = 4;
  options.writer.block_rows = 100;
  options.csv.types = {{"b", "long"}};
  std::string csv = "a,b\n1,x\n";
  for (std::size_t row = 0; row < 5000; ++row) csv += "1,2\n";
  for (std::size_t times = 0; times < 20; ++times) {
    CHECK_THROWS_AS(convert_text(files, csv, options), CsvError);
  }
}

TEST_CASE("convert: a type that breaks beyond the sample is decided on all rows") {
  const TemporaryFolder files;
  const std::string csv = many_rows("1,1.5\n", "12a,1.5\n2,1.25\n");
  const ConvertReport report = convert_text(files, csv);
  CHECK(kind_of(report, 0) == TypeKind::text);
  CHECK(kind_of(report, 1) == TypeKind::float64);
  CHECK(report.notes.size() == 1);
  CHECK(converted_text(files) == csv);
}

TEST_CASE("convert: a column that is null in the sample gets the type of its later values") {
  const TemporaryFolder files;
  const std::string csv = many_rows("x,\n", "x,7\n");
  CHECK(kind_of(convert_text(files, csv), 1) == TypeKind::int64);
  CHECK(converted_text(files) == csv);
}

TEST_CASE(
    "convert: a cell that does not fit a type that was asked for is an error, and no file is "
    "left") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.types = {{"b", "long"}};
  const std::string message =
      message_of<CsvError>([&] { convert_text(files, "a,b\n1,2\n3,12a\n", options); });
  CHECK(contains(message, "in.csv:3: column 2 (b): '12a' is not a long"));
  CHECK(files.file_count() == 1);
}

TEST_CASE("convert: columns can be chosen, by header or by field, in any order") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.columns = {"c", "the a"};
  convert_text(files, "the a,b,c\n1,2,3\n4,5,6\n", options);
  CHECK(converted_text(files) == "c,the a\n3,1\n6,4\n");
  options.columns = {"d"};
  CHECK_THROWS_AS(convert_text(files, "a,b\n1,2\n", options), SchemaError);
}

TEST_CASE("convert: a given schema is used, by the header's names") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.schema =
      parse_schema("table Ride { rides: int; route: string (required); } root_type Ride;");
  const ConvertReport report = convert_text(files, "route,rides\n3,7354\n", options);
  CHECK(report.schema == *options.schema);
  CHECK(converted_text(files) == "rides,route\n7354,3\n");
}

TEST_CASE("convert: of a given schema, columns can be chosen by its names or by the header's") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.schema = parse_schema(
      "table Ride { total: int (csv: \"The Count\"); route: string (required); } root_type Ride;");
  for (const char* name : {"total", "The Count"}) {
    options.columns = {name};
    const ConvertReport report = convert_text(files, "route,The Count\n3,7354\n", options);
    REQUIRE(report.schema.fields.size() == 1);
    CHECK(report.schema.fields[0] == options.schema->fields[0]);
    CHECK(converted_text(files) == "The Count\n7354\n");
  }
}

TEST_CASE("convert: a column that a given schema lacks is an error, not left out") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.schema = parse_schema("table Ride { rides: int; } root_type Ride;");
  CHECK_THROWS_AS(convert_text(files, "route,rides\n3,7354\n", options), SchemaError);
}

TEST_CASE("convert: several inputs with one header become one file") {
  const TemporaryFolder files;
  const std::string a = files.write("a.csv", "x,y\n1,2\n");
  const std::string b = files.write("b.csv", "x,y\n3,4\n5,6\n");
  const ConvertReport report = convert_csv({a, b}, replacing_sink(files.file("out.sprat")));
  CHECK(report.rows == 3);
  CHECK(converted_text(files) == "x,y\n1,2\n3,4\n5,6\n");
  const std::string other = files.write("c.csv", "x,z\n3,4\n");
  CHECK_THROWS_AS(convert_csv({a, other}, create_sink(files.file("none.sprat"))), CsvError);
}

TEST_CASE("convert: empty files, headers alone and files without final newline come back") {
  const TemporaryFolder files;
  for (const std::string csv : {"", "a,b\n", "a,b", "a,b\n1,2", "a\n\n1\n", "\"a b\"\r\n1\r\n"}) {
    convert_text(files, csv);
    CHECK(converted_text(files) == csv);
  }
}

TEST_CASE("infer schema: the narrowest, required form that the values prove") {
  const TemporaryFolder files;
  const std::string path = files.write("bus-rides.csv", "route,rides\n3,40000\nX28,\n");
  const Schema narrow = infer_schema(path);
  CHECK(narrow.name == "BusRides");
  CHECK_FALSE(narrow.fields[0].nullable);
  CHECK(narrow.fields[1].nullable);
  CHECK(narrow.fields[1].type.kind == TypeKind::int32);
  CHECK(infer_schema(path, {}, false).fields[1].type.kind == TypeKind::int64);
}

}  // namespace
}  // namespace sprat
