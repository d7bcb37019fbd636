// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_formatter.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/batch_builder.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"

#include "csv_support.hpp"

namespace sprat::csv {
namespace {

using Texts = std::vector<std::optional<std::string>>;

Batch text_batch(const std::vector<Texts>& columns, bool dictionary = false) {
  Batch batch;
  Schema schema;
  schema.name = "Row";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    schema.fields.push_back(
        nullable_field(std::string("c").append(std::to_string(i)), TypeKind::text));
    batch.columns.push_back(text_column(columns[i], dictionary));
    batch.rows = columns[i].size();
  }
  batch.schema = std::make_shared<const Schema>(schema);
  return batch;
}

std::string format(const Batch& batch, const CsvDialect& dialect) {
  CsvFormatter formatter(*batch.schema, dialect);
  Buffer out;
  formatter.header(out);
  formatter.rows(batch, 0, batch.rows, out);
  return text_of(out.bytes());
}

CsvDialect headless(std::size_t columns) {
  CsvDialect dialect;
  dialect.has_header = false;
  dialect.columns.resize(columns);
  return dialect;
}

std::string format_texts(const std::vector<Texts>& columns, const CsvDialect& dialect) {
  const std::string plain = format(text_batch(columns), dialect);
  CHECK(plain == format(text_batch(columns, true), dialect));
  return plain;
}

TEST_CASE("csv_formatter: texts are quoted where they would be read otherwise") {
  const Texts texts = {"plain", "a,b", "a\"b", "\"a\"", "a\nb", "a\rb", "", std::nullopt, " a "};
  CHECK(format_texts({texts, texts}, headless(2)) ==
        "plain,plain\n\"a,b\",\"a,b\"\n\"a\"\"b\",\"a\"\"b\"\n\"\"\"a\"\"\",\"\"\"a\"\"\"\n"
        "\"a\nb\",\"a\nb\"\n\"a\rb\",\"a\rb\"\n\"\",\"\"\n,\n a , a \n");
}

TEST_CASE("csv_formatter: columns that are always quoted leave only nulls without") {
  CsvDialect dialect = headless(2);
  dialect.columns[0].quoted = true;
  CHECK(format_texts({{"a", "b,\"c", "", std::nullopt}, {"a", "b,\"c", "", std::nullopt}},
                     dialect) == "\"a\",a\n\"b,\"\"c\",\"b,\"\"c\"\n\"\",\"\"\n,\n");
}

TEST_CASE("csv_formatter: nulls are spelled as the column says, and that text is quoted") {
  CsvDialect dialect = headless(2);
  dialect.columns[0].null_spelling = "NA";
  CHECK(format_texts({{"NA", std::nullopt, ""}, {"NA", std::nullopt, "x"}}, dialect) ==
        "\"NA\",NA\nNA,\n\"\",x\n");
}

TEST_CASE(
    "csv_formatter: what looks like a comment or a byte-order mark is quoted where it stands") {
  CsvDialect dialect = headless(2);
  dialect.comment = '#';
  CHECK(format_texts({{"#a",
                       "\xef\xbb\xbf"
                       "b"},
                      {"#a",
                       "\xef\xbb\xbf"
                       "b"}},
                     dialect) ==
        "\"#a\",#a\n\"\xef\xbb\xbf"
        "b\",\xef\xbb\xbf"
        "b\n");
  dialect.byte_order_mark = true;
  CHECK(format_texts({{"\xef\xbb\xbf"
                       "b"},
                      {"c"}},
                     dialect) ==
        "\xef\xbb\xbf\xef\xbb\xbf"
        "b,c\n");
}

TEST_CASE("csv_formatter: escapes stand before quotes and escapes in quotes") {
  CsvDialect dialect = headless(1);
  dialect.escape = '\\';
  CHECK(format_texts({{"a\"b", "c\\d", "e"}}, dialect) == "\"a\\\"b\"\n\"c\\\\d\"\ne\n");
}

TEST_CASE("csv_formatter: without quotes, escapes do, and without escapes it is an error") {
  CsvDialect dialect = headless(2);
  dialect.quote = 0;
  CHECK(format_texts({{"a\"b"}, {std::nullopt}}, dialect) == "a\"b,\n");
  const auto message = [&](const std::string& text) {
    return message_of<CsvError>([&] { format(text_batch({{text}, {"x"}}), dialect); });
  };
  CHECK(contains(message("a,b"), "column c0: the text 'a,b' cannot be written without quotes"));
  CHECK(contains(message(""), "cannot be written without quotes"));
  dialect.escape = '\\';
  dialect.columns[1].null_spelling = "NA";
  CHECK(format_texts({{"a,b", "c\nd", "\\", "e"}, {"NA", "x", std::nullopt, "y"}}, dialect) ==
        "a\\,b,\\NA\nc\\\nd,x\n\\\\,NA\ne,y\n");
  CHECK(contains(message(""), "cannot be written without quotes"));
}

TEST_CASE("csv_formatter: the header is written as it was, quoted where needed") {
  const Batch batch = text_batch({{"x"}, {"y"}, {"z"}});
  CsvDialect dialect = headless(3);
  dialect.has_header = true;
  dialect.byte_order_mark = true;
  dialect.line_end = LineEnd::crlf;
  dialect.delimiter = ';';
  dialect.columns[0] = {"id", true, false, ""};
  dialect.columns[1] = {"a;\"b", false, false, ""};
  CHECK(format(batch, dialect) == "\xef\xbb\xbf\"id\";\"a;\"\"b\";\r\nx;y;z\r\n");
  CsvDialect one = headless(1);
  one.has_header = true;
  CHECK(format(text_batch({{"x"}}), one) == "\"\"\nx\n");
}

TEST_CASE("csv_formatter: a single column writes nulls as blank lines") {
  CHECK(format_texts({{"a", std::nullopt, "", "b"}}, headless(1)) == "a\n\n\"\"\nb\n");
}

TEST_CASE("csv_formatter: numbers, dates and booleans are written in their formats") {
  Schema schema;
  schema.name = "Row";
  schema.fields = {nullable_field("i", TypeKind::int64),   nullable_field("u", TypeKind::uint8),
                   nullable_field("d", TypeKind::decimal), nullable_field("f", TypeKind::float64),
                   nullable_field("day", TypeKind::date),  nullable_field("b", TypeKind::boolean)};
  schema.fields[2].type.scale = 2;
  schema.fields[4].format = "%m/%d/%Y";
  schema.fields[5].format = "Y/N";
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = 3;
  batch.columns = {fixed_column<std::int64_t>({0, INT64_MIN, 7}, {true, true, false}),
                   fixed_column<std::uint8_t>({255, 0, 1}),
                   fixed_column<std::int64_t>({5, -110, INT64_MAX}),
                   fixed_column<double>({0.1, -1e300, 2.0}),
                   fixed_column<std::int32_t>({0, 14975, -719162}),
                   boolean_column({true, false, true})};
  CsvDialect dialect = headless(6);
  dialect.columns[0].null_spelling = "\"\"";
  dialect.columns[2].quoted = true;
  CHECK(format(batch, dialect) ==
        "0,255,\"0.05\",0.1,01/01/1970,Y\n"
        "-9223372036854775808,0,\"-1.10\",-1e+300,01/01/2011,N\n"
        "\"\",1,\"92233720368547758.07\",2,01/01/0001,Y\n");
}

TEST_CASE("csv_formatter: numbers and dates are quoted where the dialect's bytes are in them") {
  Schema schema;
  schema.name = "Row";
  schema.fields = {nullable_field("i", TypeKind::int64), nullable_field("day", TypeKind::date),
                   nullable_field("b", TypeKind::boolean)};
  schema.fields[2].format = "yes-x/no";
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = 2;
  batch.columns = {fixed_column<std::int64_t>({-5, 5}), fixed_column<std::int32_t>({0, 1}),
                   boolean_column({true, false})};
  CsvDialect dialect = headless(3);
  dialect.delimiter = '-';
  CHECK(format(batch, dialect) == "\"-5\"-\"1970-01-01\"-\"yes-x\"\n5-\"1970-01-02\"-no\n");
  CsvDialect word = headless(3);
  word.columns[0].null_spelling = "5";
  word.columns[2].null_spelling = "no";
  CHECK(format(batch, word) == "-5,1970-01-01,yes-x\n\"5\",1970-01-02,\"no\"\n");
}

TEST_CASE("csv_formatter: bytes that are not UTF-8 are an error") {
  Batch batch = text_batch({{"\xc3\xa9", "\xff"}});
  Schema schema = *batch.schema;
  schema.fields[0].type.kind = TypeKind::bytes;
  CsvFormatter formatter(schema, headless(1));
  Buffer out;
  formatter.rows(batch, 0, 1, out);
  CHECK(text_of(out.bytes()) == "\xc3\xa9\n");
  CHECK(contains(message_of<CsvError>([&] { formatter.rows(batch, 1, 1, out); }), "column c0"));
}

TEST_CASE("csv_formatter: the default dialect has the fields' CSV names as its header") {
  Schema schema;
  schema.fields = {nullable_field("a", TypeKind::text), nullable_field("b_c", TypeKind::text)};
  schema.fields[1].csv_name = "b, c";
  Batch batch = text_batch({{}, {}});
  CHECK(format(batch, default_dialect(schema)) == "a,\"b, c\"\n");
}

TEST_CASE("csv_formatter: a dialect of other columns than the schema's is refused") {
  const Batch batch = text_batch({{"a"}});
  CHECK_THROWS_AS(CsvFormatter(*batch.schema, headless(2)), SchemaError);
}

// Texts of all kinds of bytes that matter, long and short, and nulls.
Texts random_texts(std::mt19937& random, std::size_t count, bool null_is_possible) {
  const std::string alphabet = ",;\"'\n\r\\#aN A";
  Texts texts(count);
  for (auto& text : texts) {
    if (null_is_possible && random() % 5 == 0) continue;
    const std::size_t size = random() % 50 == 0 ? random() % 200 : random() % 5;
    text.emplace(size, ' ');
    for (char& byte : *text) {
      byte = random() % 2 == 0 ? 'x' : alphabet[random() % alphabet.size()];
    }
  }
  return texts;
}

CsvDialect random_dialect(std::mt19937& random, std::size_t columns) {
  CsvDialect dialect = headless(columns);
  if (random() % 2 == 0) dialect.delimiter = ';';
  if (random() % 3 == 0) dialect.quote = '\'';
  if (random() % 3 == 0) dialect.escape = '\\';
  if (random() % 3 == 0) dialect.comment = '#';
  dialect.line_end = static_cast<LineEnd>(random() % 3);
  for (CsvColumn& column : dialect.columns) {
    column.quoted = random() % 2 == 0;
    if (random() % 3 == 0) column.null_spelling.assign(1, 'N');
  }
  return dialect;
}

TEST_CASE("csv_formatter: what it writes is read back equal, nulls and empty texts apart") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const std::size_t columns = 1 + random() % 3;
    const std::size_t rows = random() % 600;
    const CsvDialect dialect = random_dialect(random, columns);
    std::vector<Texts> texts;
    for (std::size_t i = 0; i < columns; ++i) texts.push_back(random_texts(random, rows, true));
    const std::string csv = format(text_batch(texts, random() % 2 == 0), dialect);
    ReadOptions options;
    options.columns = columns;
    options.most_per_read = 4096;
    const Rows read = read_csv(csv, dialect, options).rows;
    REQUIRE(read.size() == rows);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t i = 0; i < columns; ++i) {
        const Cell& cell = read[row][i];
        const bool is_null = !cell.quoted && cell.text == dialect.columns[i].null_spelling;
        REQUIRE(is_null == !texts[i][row].has_value());
        if (!is_null) REQUIRE(cell.text == *texts[i][row]);
      }
    }
  }
}

TEST_CASE("csv_formatter: rows may be written in any pieces") {
  std::mt19937 random(12);
  const Texts texts = random_texts(random, 1000, true);
  for (const bool dictionary : {false, true}) {
    const Batch batch = text_batch({texts, texts}, dictionary);
    CsvFormatter formatter(*batch.schema, headless(2));
    Buffer out;
    for (std::size_t row = 0; row < batch.rows;) {
      const std::size_t count = std::min<std::size_t>(random() % 400, batch.rows - row);
      formatter.rows(batch, row, count, out);
      row += count;
    }
    CHECK(text_of(out.bytes()) == format(batch, headless(2)));
  }
}

TEST_CASE("csv_formatter: a cell of many megabytes is written whole") {
  const std::string large(std::size_t{20} << 20, 'x');
  CHECK(format_texts({{large, "a"}}, headless(1)) == large + "\na\n");
  CHECK(format_texts({{large + "\""}}, headless(1)) == "\"" + large + "\"\"\"\n");
}

std::string encode(const std::string& text, TextEncoding encoding, std::size_t piece) {
  Buffer into;
  const auto memory = memory_sink(into);
  const auto sink = encoding_sink(*memory, encoding);
  for (std::size_t at = 0; at < text.size(); at += piece) {
    sink->write(bytes_of(std::string_view(text).substr(at, piece)));
  }
  sink->commit();
  return text_of(into.bytes());
}

TEST_CASE("encoding_sink: texts come back from every encoding, however they are cut") {
  const std::string latin = "a,\xc3\xa9\xc2\x80\xc3\xbf\n";
  const std::string all = latin + "\xe2\x82\xac\xf0\x9f\x90\x9f\xef\xbb\xbf";
  for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
    for (const TextEncoding encoding :
         {TextEncoding::utf8, TextEncoding::latin1, TextEncoding::utf16le, TextEncoding::utf16be}) {
      const std::string& text = encoding == TextEncoding::latin1 ? latin : all;
      CsvOptions options;
      options.encoding = encoding;
      CsvInput input(dribble(encode(text, encoding, piece)), options);
      CHECK(read_all(input, 10) == text);
    }
  }
  CHECK(encode("a\xc3\xa9", TextEncoding::latin1, 1) == "a\xe9");
  CHECK(contains(message_of<CsvError>([] { encode("a\n\xe2\x82\xac", TextEncoding::latin1, 9); }),
                 "memory:2: latin-1 has no character"));
}

}  // namespace
}  // namespace sprat::csv
