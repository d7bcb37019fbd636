// SPDX-License-Identifier: Apache-2.0
// Tables of hundreds of columns, whose blocks are parsed and encoded column by column.
#include <string>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

constexpr std::size_t kColumns = 300;

std::string name(std::size_t column) {
  return std::string("c").append(std::to_string(column));
}

std::string header() {
  std::string line;
  for (std::size_t i = 0; i < kColumns; ++i) line.append(name(i)).append(",");
  line.back() = '\n';
  return line;
}

/// Numbers, decimals, dates, words, long texts in quotes, numbers with nulls, and booleans in turn.
std::string cell(std::size_t row, std::size_t column) {
  const std::size_t number = row * 7919 + column * 31;
  switch (column % 7) {
    case 0:
      return std::to_string(number % 100'000);
    case 1:
      return std::to_string(number % 1000) + "." + std::to_string(10 + number % 90);
    case 2:
      return "2001-02-" + std::to_string(10 + number % 18);
    case 3:
      return "word " + std::to_string(number % 5);
    case 4:
      return "\"a, \"\"b\"\" " + std::string(number % 60, 'x') + "\"";
    case 5:
      return number % 3 == 0 ? "" : std::to_string(number % 10);
    default:
      return number % 2 == 0 ? "yes" : "no";
  }
}

std::string row_text(std::size_t row) {
  std::string line;
  for (std::size_t i = 0; i < kColumns; ++i) line.append(cell(row, i)).append(",");
  line.back() = '\n';
  return line;
}

std::string wide_csv(std::size_t rows) {
  std::string text = header();
  for (std::size_t row = 0; row < rows; ++row) text += row_text(row);
  return text;
}

TEST_CASE("wide csv: it comes back as it was, whatever the size of its blocks") {
  const TemporaryFolder files;
  for (const std::size_t rows : {1U, 16U, 17U, 200U}) {
    const std::string csv = wide_csv(rows);
    for (const std::uint64_t block_rows : {7U, 16U, 65536U}) {
      ConvertOptions options;
      options.writer.block_rows = block_rows;
      CHECK(convert_text(files, csv, options).rows == rows);
      CHECK(converted_text(files) == csv);
    }
  }
}

TEST_CASE("wide csv: the same bytes come out on any number of threads, at every effort") {
  const TemporaryFolder files;
  const std::string csv = wide_csv(150);
  for (const Effort effort : {Effort::fast, Effort::standard, Effort::small}) {
    std::string first;
    for (const unsigned threads : {1U, 2U, 4U}) {
      ConvertOptions options;
      options.threads = threads;
      options.writer.effort = effort;
      options.writer.block_rows = 20;
      convert_text(files, csv, options);
      const std::string bytes = file_content(files.file("out.sprat"));
      if (first.empty()) first = bytes;
      CHECK(bytes == first);
    }
    CHECK(converted_text(files) == csv);
  }
}

TEST_CASE("wide csv: some rows of it are written, from any row on") {
  const TemporaryFolder files;
  convert_text(files, wide_csv(100));
  for (const std::uint64_t skip : {0U, 15U, 40U}) {
    for (const std::uint64_t limit : {1U, 16U, 33U}) {
      TextOptions options;
      options.skip = skip;
      options.limit = limit;
      std::string expected = header();
      for (std::uint64_t row = skip; row < skip + limit; ++row) expected += row_text(row);
      CHECK(converted_text(files, options) == expected);
    }
  }
}

TEST_CASE("wide csv: blank lines and comments between rows are dropped, short rows padded") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.comment = '#';
  options.csv.ragged = Ragged::pad;
  const std::string rows = row_text(0) + "\n# a comment, with a cell\n" + row_text(1);
  const ConvertReport report = convert_text(files, header() + rows + "17\n", options);
  CHECK(report.rows == 3);
  CHECK(report.blank_lines == 1);
  CHECK(report.comment_lines == 1);
  CHECK(report.padded_rows == 1);
  CHECK(converted_text(files) ==
        header() + row_text(0) + row_text(1) + "17" + std::string(kColumns - 1, ',') + "\n");
}

TEST_CASE("wide csv: short rows are padded where only some columns are read") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.ragged = Ragged::pad;
  for (std::size_t i = 0; i + 1 < kColumns; ++i) options.columns.push_back(name(i));
  CHECK(convert_text(files, header() + row_text(0) + "17\n", options).padded_rows == 1);
  BatchReader reader(files.file("out.sprat"));
  Batch batch;
  REQUIRE(reader.next(batch));
  CHECK(batch.columns[0].value<std::int64_t>(1) == 17);
  CHECK(batch.columns.back().is_null(1));
}

TEST_CASE("wide csv: columns of one type may spell their nulls differently") {
  const TemporaryFolder files;
  std::string csv = header();
  for (std::size_t row = 0; row < 40; ++row) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::string null = i % 3 == 0 ? "" : i % 3 == 1 ? "NA" : "\"\"";
      csv.append(row % 4 == 1 ? null : std::to_string(row * i)).append(",");
    }
    csv.back() = '\n';
  }
  ConvertOptions options;
  options.csv.null_words = {"NA"};
  const ConvertReport report = convert_text(files, csv, options);
  for (const Field& field : report.schema.fields) CHECK(field.type.kind == TypeKind::int64);
  CHECK(converted_text(files) == csv);
}

TEST_CASE("wide csv: a type that breaks beyond the sample is decided on all rows") {
  const TemporaryFolder files;
  std::string csv = header();
  std::size_t row = 0;
  while (csv.size() < (std::size_t{5} << 18)) csv += row_text(row++);
  std::string last = row_text(row);
  last.replace(0, last.find(','), "12a");
  const ConvertReport report = convert_text(files, csv + last);
  CHECK(report.schema.fields[0].type.kind == TypeKind::text);
  CHECK(report.schema.fields[7].type.kind == TypeKind::int64);
  CHECK(converted_text(files) == csv + last);
}

TEST_CASE("wide csv: a cell that does not fit a type that was asked for is told with its place") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.types = {{"c3", "long"}};
  const std::string message =
      message_of<CsvError>([&] { convert_text(files, wide_csv(20), options); });
  CHECK(contains(message, "in.csv:2: column 4 (c3): 'word 3' is not a long"));
  CHECK(files.file_count() == 1);
}

TEST_CASE("wide csv: columns can be chosen, in any order") {
  const TemporaryFolder files;
  ConvertOptions options;
  for (std::size_t i = kColumns; i-- > 20;) options.columns.push_back(name(i));
  convert_text(files, wide_csv(40), options);
  std::string expected;
  for (std::size_t row = 0; row <= 40; ++row) {
    for (std::size_t i = kColumns; i-- > 20;) {
      expected.append(row == 0 ? name(i) : cell(row - 1, i)).append(",");
    }
    expected.back() = '\n';
  }
  CHECK(converted_text(files) == expected);
}

}  // namespace
}  // namespace sprat
