// SPDX-License-Identifier: Apache-2.0
#include "csv/tokenizer.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

#include "csv_support.hpp"
#include "reference_reader.hpp"

namespace sprat::csv {
namespace {

Rows plain(const std::vector<std::vector<std::string>>& rows) {
  Rows cells;
  for (const auto& row : rows) {
    auto& into = cells.emplace_back();
    for (const std::string& text : row) into.push_back({text, false});
  }
  return cells;
}

Rows read(const std::string& text, std::size_t columns, const CsvDialect& dialect = {}) {
  ReadOptions options;
  options.columns = columns;
  return read_csv(text, dialect, options).rows;
}

TEST_CASE("tokenizer: rows end at LF, CRLF and CR, mixed, and at the end of the text") {
  const Rows expected = plain({{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
  CHECK(read("a,b\nc,d\r\ne,f\rg,h", 2) == expected);
  CHECK(read("a,b\rc,d\ne,f\r\ng,h\r\n", 2) == expected);
  CHECK(read("a,b\rc,d\re,f\rg,h\r", 2) == expected);
}

TEST_CASE("tokenizer: cells keep their spaces, and empty cells are there, the last one too") {
  CHECK(read(" a , b \n,\n,x", 2) == plain({{" a ", " b "}, {"", ""}, {"", "x"}}));
  CHECK(read("x,", 2) == plain({{"x", ""}}));
  CHECK(read(",,", 3) == plain({{"", "", ""}}));
}

TEST_CASE("tokenizer: quotes hold delimiters, line ends and doubled quotes") {
  CHECK(read("\"a,b\",\"c\nd\"\r\n\"e\"\"f\",\"\r\n\"\n", 2) ==
        Rows{{{"a,b", true}, {"c\nd", true}}, {{"e\"f", true}, {"\r\n", true}}});
  CHECK(read("\"\",\"\"\"\"\n", 2) == Rows{{{"", true}, {"\"", true}}});
}

TEST_CASE("tokenizer: quotes elsewhere than at a cell's start are bytes like any others") {
  CHECK(read("5\" pipe,a\"b\"\n", 2) == plain({{"5\" pipe", "a\"b\""}}));
  CHECK(read(" \"a,b\"\n", 2) == plain({{" \"a", "b\""}}));
}

TEST_CASE("tokenizer: what follows a closing quote belongs to the cell") {
  CHECK(read("\"abc\"def,\"x\"y\"z\"\n", 2) == Rows{{{"abcdef", true}, {"xy\"z\"", true}}});
  CHECK(read("\"a\" ,\"b\"\"c\"d\n", 2) == Rows{{{"a ", true}, {"b\"cd", true}}});
}

TEST_CASE("tokenizer: an escape makes the next byte literal, inside and outside quotes") {
  CsvDialect dialect;
  dialect.escape = '\\';
  CHECK(read("a\\,b,\"c\\\"d\"\n", 2, dialect) == Rows{{{"a,b", false}, {"c\"d", true}}});
  CHECK(read("\\\"a,b\\\nc\n", 2, dialect) == plain({{"\"a", "b\nc"}}));
  CHECK(read("\"a\"\"b\",\\\\\n", 2, dialect) == Rows{{{"a\"b", true}, {"\\", false}}});
  CHECK(read("a,b\\", 2, dialect) == plain({{"a", "b\\"}}));
}

TEST_CASE("tokenizer: without a quote character, quotes are text") {
  CsvDialect dialect;
  dialect.quote = 0;
  CHECK(read("\"a,b\"\n", 2, dialect) == plain({{"\"a", "b\""}}));
}

TEST_CASE("tokenizer: NUL bytes are data") {
  const std::string nul(1, '\0');
  CsvDialect dialect;
  CHECK(read("a" + nul + ",b\n" + nul + "," + nul + nul + "\n", 2, dialect) ==
        plain({{"a" + nul, "b"}, {nul, nul + nul}}));
  dialect.quote = 0;
  CHECK(read(nul + "a,b" + nul + "\n", 2, dialect) == plain({{nul + "a", "b" + nul}}));
}

TEST_CASE("tokenizer: blank lines are left out and counted, but are nulls of a single column") {
  ReadOptions options;
  const ReadResult two = read_csv("\n\na,b\n\r\nc,d\r\r", {}, options);
  CHECK(two.rows == plain({{"a", "b"}, {"c", "d"}}));
  CHECK(two.counts.blank_lines == 4);
  options.columns = 1;
  const ReadResult one = read_csv("\na\n\n\"\"\nb\n\n", {}, options);
  CHECK(one.rows == Rows{{{"", false}},
                         {{"a", false}},
                         {{"", false}},
                         {{"", true}},
                         {{"b", false}},
                         {{"", false}}});
  CHECK(one.counts.blank_lines == 0);
}

TEST_CASE("tokenizer: comment lines are left out and counted, whatever they hold") {
  CsvDialect dialect;
  dialect.comment = '#';
  const ReadResult result =
      read_csv("# \"open, and more\na,#b\n\"#c\",d\r\n#\r#x,y\n#z", dialect, {});
  CHECK(result.rows == Rows{{{"a", false}, {"#b", false}}, {{"#c", true}, {"d", false}}});
  CHECK(result.counts.comment_lines == 4);
}

TEST_CASE("tokenizer: a row with other than the header's cells is an error naming its line") {
  const auto message = [](const std::string& text, Ragged ragged) {
    return message_of<CsvError>([&] {
      ReadOptions options;
      options.ragged = ragged;
      read_csv(text, {}, options);
    });
  };
  CHECK(message("a,b\n\"x\ny\",c\nd,e,f\n", Ragged::error) ==
        "rides.csv:4: 3 cells, but the header has 2; use --ragged pad or skip");
  CHECK(message("a,b\nc\n", Ragged::error) ==
        "rides.csv:2: 1 cell, but the header has 2; use --ragged pad or skip");
  CHECK(contains(message("a,b\nc,d,\n", Ragged::pad), "rides.csv:2: 3 cells"));
  CHECK(contains(message("a,b\nc,d,\n", Ragged::pad), "--ragged skip"));
}

TEST_CASE("tokenizer: ragged rows are padded with empty cells, or skipped, and counted") {
  ReadOptions options;
  options.columns = 3;
  options.ragged = Ragged::pad;
  const ReadResult padded = read_csv("a\nb,c,d\ne,f\n\"g\"", {}, options);
  CHECK(padded.rows == Rows{{{"a", false}, {"", false}, {"", false}},
                            {{"b", false}, {"c", false}, {"d", false}},
                            {{"e", false}, {"f", false}, {"", false}},
                            {{"g", true}, {"", false}, {"", false}}});
  CHECK(padded.counts.padded_rows == 3);
  options.ragged = Ragged::skip;
  const ReadResult skipped = read_csv("a\nb,c,d\ne,f,g,h\n", {}, options);
  CHECK(skipped.rows == plain({{"b", "c", "d"}}));
  CHECK(skipped.counts.skipped_rows == 2);
}

TEST_CASE("tokenizer: a row of more cells than an index holds is found ragged") {
  const std::string wide(200'000, ',');
  ReadOptions options;
  CHECK(contains(message_of<CsvError>([&] { read_csv(wide + "\n", {}, options); }),
                 "rides.csv:1: 200001 cells, but the header has 2"));
  options.ragged = Ragged::skip;
  options.most_per_read = 5000;
  CHECK(read_csv(wide + "\na,b\n", {}, options).rows == plain({{"a", "b"}}));
  CHECK(read(wide + "\n" + wide, 200'001).size() == 2);
}

TEST_CASE("tokenizer: it tells the line of any place in the chunk") {
  TextChunk chunk;
  chunk.text.assign(std::as_bytes(std::span(std::string_view("a,b\r\n\"c\nd\",e\rf,g"))));
  chunk.first_line = 10;
  Tokenizer tokenizer({}, 2, Ragged::error, "rides.csv");
  tokenizer.open(chunk);
  CHECK(tokenizer.line(0) == 10);
  CHECK(tokenizer.line(5) == 11);
  CHECK(tokenizer.line(8) == 12);
  CHECK(tokenizer.line(13) == 13);
}

// What tokenizing must give for the reference's rows; none where it must throw.
std::optional<Rows> expected_rows(const std::string& text, const CsvDialect& dialect,
                                  std::size_t columns) {
  std::vector<ReferenceRow> reference;
  if (!ReferenceReader(text, dialect).read(reference)) return std::nullopt;
  Rows rows;
  for (const ReferenceRow& row : reference) {
    if (row.comment || (row.blank && columns > 1)) continue;
    auto& cells = rows.emplace_back();
    for (const ReferenceCell& cell : row.cells) cells.push_back({cell.text, cell.quoted});
    if (cells.size() > columns) return std::nullopt;
    cells.resize(columns);
  }
  return rows;
}

void require_as_reference(const std::string& text, const CsvDialect& dialect,
                          const ReadOptions& options) {
  const auto expected = expected_rows(text, dialect, options.columns);
  std::optional<Rows> rows;
  try {
    rows = read_csv(text, dialect, options).rows;
  } catch (const CsvError&) {
  }
  if (rows != expected) FAIL("differs on " << text);
}

TEST_CASE("tokenizer: all short texts read as the reference has it") {
  const std::string alphabet = ",\"\n\ra#\\";
  CsvDialect plain_dialect;
  CsvDialect rich;
  rich.escape = '\\';
  rich.comment = '#';
  ReadOptions options;
  options.ragged = Ragged::pad;
  for (std::size_t length = 0; length <= 4; ++length) {
    std::size_t count = 1;
    for (std::size_t i = 0; i < length; ++i) count *= alphabet.size();
    for (std::size_t number = 0; number < count; ++number) {
      std::string text;
      for (std::size_t i = 0, rest = number; i < length; ++i, rest /= alphabet.size()) {
        text += alphabet[rest % alphabet.size()];
      }
      options.columns = 1 + number % 3;
      require_as_reference(text, plain_dialect, options);
      require_as_reference(text, rich, options);
    }
  }
}

TEST_CASE(
    "tokenizer: all rows of a chunk are indexed at once, regular ones and others among them") {
  for (const std::size_t columns : {2U, 300U}) {
    for (const std::size_t rows : {1U, 15U, 16U, 17U, 100U}) {
      std::string text;
      for (std::size_t row = 0; row < rows; ++row) {
        if (row % 20 == 18) text += "\n";
        text += std::to_string(row);
        const bool is_short = row % 40 == 39;
        for (std::size_t i = 1; i < columns && !is_short; ++i)
          text.append(",c").append(std::to_string(i * row));
        text += "\n";
      }
      ReadOptions options;
      options.columns = columns;
      options.ragged = Ragged::pad;
      options.most_per_read = 1000;
      const ReadResult in_groups = read_csv(text, {}, options);
      options.rows_at_once = 0;
      const ReadResult at_once = read_csv(text, {}, options);
      CHECK(at_once.rows == in_groups.rows);
      CHECK(at_once.rows.size() == rows);
      CHECK(at_once.counts.blank_lines == in_groups.counts.blank_lines);
      CHECK(at_once.counts.padded_rows == in_groups.counts.padded_rows);
    }
  }
}

TEST_CASE("tokenizer: random texts read as the reference has it, however they are cut") {
  std::mt19937 random(5);
  const std::string alphabet = ",,\"\"\n\r aaaa#\\";
  for (int i = 0; i < 2000; ++i) {
    CsvDialect dialect;
    if (random() % 4 == 0) dialect.escape = '\\';
    if (random() % 4 == 0) dialect.comment = '#';
    if (random() % 8 == 0) dialect.quote = 0;
    ReadOptions options;
    options.columns = 1 + random() % 5;
    options.ragged = Ragged::pad;
    options.rows_at_once = random() % 9;
    options.size = {1 + random() % 20, 1 + random() % 300, random() % 4};
    options.most_per_read = 1 + random() % 70;
    std::string text(random() % 400, ' ');
    for (char& byte : text) byte = alphabet[random() % alphabet.size()];
    require_as_reference(text, dialect, options);
  }
}

}  // namespace
}  // namespace sprat::csv
