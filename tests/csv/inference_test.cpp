// SPDX-License-Identifier: Apache-2.0
// Inference: which type a column gets, which nulls, and what is said where it stays text.
#include <random>
#include <string>
#include <vector>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"
#include "text/cell_format.hpp"

#include "column_support.hpp"

namespace sprat::csv {

namespace {

using Cells = std::vector<std::string>;

CsvOptions with_nulls(std::vector<std::string> words) {
  CsvOptions options;
  options.null_words = std::move(words);
  return options;
}

}  // namespace

TEST_CASE("inference: each kind is found by its spelling") {
  CHECK(inferred_type({"true", "false"}) == "bool(true/false)");
  CHECK(inferred_type({"No", "Yes", "No"}) == "bool(Yes/No)");
  CHECK(inferred_type({"1", "-20", "0"}) == "long");
  CHECK(inferred_type({"0.10", "21168.23"}) == "decimal(2)");
  CHECK(inferred_type({"0.1", "21168.23"}) == "double(shortest)");
  CHECK(inferred_type({"1996-03-13", "1996-04-12"}) == "date(%Y-%m-%d)");
  CHECK(inferred_type({"01/01/2001", "12/31/2001"}) == "date(%m/%d/%Y)");
  CHECK(inferred_type({"31.12.2001"}) == "date(%d.%m.%Y)");
  CHECK(inferred_type({"1/31/2001", "11/1/2001"}) == "date(%-m/%-d/%Y)");
  CHECK(inferred_type({"01-Jan-2001", "31-Dec-2001"}) == "date(%d-%b-%Y)");
  CHECK(inferred_type({"January 1, 2001"}) == "date(%B %-d, %Y)");
  CHECK(inferred_type({"10:20", "23:59"}) == "time(s, %H:%M)");
  CHECK(inferred_type({"10:20:30.125"}) == "time(ms, %H:%M:%S.%f)");
  CHECK(inferred_type({"2001-01-02 03:04:05"}) == "timestamp(s, %Y-%m-%d %H:%M:%S)");
  CHECK(inferred_type({"2001-01-02T03:04:05.123456Z"}) ==
        "timestamp(us, UTC, %Y-%m-%dT%H:%M:%S.%fZ)");
  CHECK(inferred_type({"12/31/2001 1:05 PM"}) == "timestamp(s, %m/%d/%Y %-I:%M %p)");
  CHECK(inferred_type({"2001-01-02T03:04:05.1234567"}) == "timestamp(ns, %Y-%m-%dT%H:%M:%S.%7f)");
  CHECK(inferred_type({"abc", "1"}) == "text");
}

TEST_CASE("inference: what no number gives back stays text") {
  for (const char* cell : {"007",
                           "1e5",
                           "+5",
                           " 5",
                           "5 ",
                           "9223372036854775808",
                           "18446744073709551616",
                           "2011-13-45",
                           "1,000",
                           "0x1F",
                           "1.",
                           ".5",
                           "Infinity",
                           "NaN",
                           "TRue",
                           "T",
                           "Y",
                           "NA",
                           "null",
                           "None",
                           "-",
                           "2011-02-30",
                           "24:00",
                           "12:60",
                           "00/00/0000",
                           "--",
                           "1e400"}) {
    CAPTURE(cell);
    CHECK(inferred_type({cell}) == "text");
  }
  CHECK(inferred_type({"1.10", "1.1"}) == "text");
  CHECK(inferred_type({"20010102"}) == "long");
}

TEST_CASE("inference: a column goes over to the next kind that holds all of it") {
  CHECK(inferred_type({"1", "1.5"}) == "double(shortest)");
  CHECK(inferred_type({"100000", "1.5"}) == "double(fixed)");
  CHECK(inferred_type({"123456", "999999", "100000", "0.5"}) == "double(fixed)");
  CHECK(inferred_type({"1.0", "2.0", "1e+16"}) == "double(repr)");
  CHECK(inferred_type({"0.1", "1e-05", "1e-10"}) == "double(shortest)");
  CHECK(inferred_type({"1.500000e+00", "2.000000e+00"}) == "double(%.6e)");
  CHECK(inferred_type({"3.14159", "1e+07", "0.1", "1e-05", "100000"}) == "double(%.6g)");
  CHECK(inferred_type({"0.50", "1000000000000000000000.25"}) == "text");
  CHECK(inferred_type({"1000000000000000000000.00", "0.50"}) == "double(%.2f)");
  CHECK(inferred_type({"1", "12345678901234567.5"}) == "text");
  CHECK(inferred_type({"0.1", "12345678901234567890"}) == "text");
  CHECK(inferred_type({"-123456789012345", "0.5"}) == "double(shortest)");
  CHECK(inferred_type({"nan", "1.5"}) == "double(shortest)");
  CHECK(inferred_type({"01/01/2001", "31/01/2001"}) == "date(%d/%m/%Y)");
  CHECK(inferred_type({"12/31/2001", "1/1/2001"}) == "date(%-m/%-d/%Y)");
  CHECK(infer({"1", "1.5"}).note.empty());
}

TEST_CASE("inference: doubles as Python and as C write them") {
  std::mt19937_64 random(5);
  for (const char* format : {"repr", "%.17g", "%.6g", "%.9e"}) {
    const auto cells_of = text::cell_format(parse_type("double").type, format);
    Cells cells;
    for (int i = 0; i < 300; ++i) {
      Column value;
      value.length = 1;
      value.values.append_value(static_cast<double>(static_cast<std::int64_t>(random())) * 1e-13);
      Buffer text;
      cells_of->format(value, 0, text);
      cells.emplace_back(reinterpret_cast<const char*>(text.data()), text.size());
    }
    CAPTURE(format, cells[0]);
    CHECK(infer(cells).type.kind == TypeKind::float64);
  }
}

TEST_CASE("inference: the note names the value, its line and what it would become") {
  CHECK(infer({"1.1", "2.5", "1.10"}, {}, "price").note ==
        "column price stays text: '1.10' on line 4 would come back as '1.1'");
  CHECK(infer({"1.10", "1.1"}, {}, "price").note ==
        "column price stays text: '1.1' on line 3 would come back as '1.10'");
  CHECK(infer({"12", "12a"}, {}, "code").note ==
        "column code stays text: '12a' on line 3 is not a long");
  CHECK(infer({"7", "007"}, {}, "").note ==
        "column 1 stays text: '007' on line 3 would come back as '7'");
  CHECK(infer({"00501", "90210"}, {}, "zip").note ==
        "column zip stays text: '00501' on line 2 would come back as '501'");
  CHECK(infer({"NaN", "0.5"}, {}, "x").note ==
        "column x stays text: 'NaN' on line 2 would come back as 'nan'");
  CHECK(infer({"12/31/2001", "2001-01-01"}, {}, "day").note ==
        "column day stays text: '2001-01-01' on line 3 is not a date(%m/%d/%Y)");
  CHECK(infer({"1", "", "NA"}, {}, "n").note ==
        "column n stays text: 'NA' on line 4 is not a long");
  CHECK(infer({"abc", "1", "x"}).note.empty());
}

TEST_CASE(
    "inference: a first cell that looks like a number says what it would become, others do not") {
  for (const char* cell :
       {"007", "1e5", "+5", " 5", "5 ", "18446744073709551617", "1.", ".5", "NaN"}) {
    CAPTURE(cell);
    CHECK(contains(infer({cell}).note, "on line 2 would come back as"));
  }
  for (const char* cell : {"abc", "2011-13-45", "0x1F", "TRue", "NA", "-", "--", "24:00"}) {
    CAPTURE(cell);
    CHECK(infer({cell}).note.empty());
  }
}

TEST_CASE("inference: dates that could be two dates stay text and say so") {
  const InferredColumn day = infer({"03/03/2001", "01/02/2001"}, {}, "day");
  CHECK(day.type.kind == TypeKind::text);
  CHECK(day.undecided);
  CHECK(day.note ==
        "column day stays text: '01/02/2001' could be %m/%d/%Y or %d/%m/%Y; say --type "
        "day=date(%d/%m/%Y)");
  const InferredColumn same = infer({"03/03/2001", "04/04/2001"});
  CHECK(to_string(same.type, same.format) == "date(%m/%d/%Y)");
  CHECK_FALSE(same.undecided);
  CHECK(infer({"01/02/2001 10:00", "02/01/2001 11:00"}).undecided);
}

TEST_CASE("inference: a second look decides what the first could not") {
  const CsvDialect dialect = dialect_of("day");
  Inference inference(dialect, {});
  const CellColumn first({"01/02/2001", ""}, dialect);
  inference.observe(first.index(), first.tokenizer());
  CHECK(inference.result()[0].undecided);
  const CellColumn second({"02/01/2001", "13/01/2001"}, dialect, 4);
  inference.observe(second.index(), second.tokenizer(), {0});
  CHECK(inference.result()[0].format == "%d/%m/%Y");
  const CellColumn third({"01/13/2001"}, dialect, 6);
  inference.observe(third.index(), third.tokenizer(), {0});
  CHECK(inference.result()[0].type.kind == TypeKind::text);
  CHECK(inference.result()[0].note ==
        "column day stays text: '01/13/2001' on line 6 is not a date(%d/%m/%Y)");
}

TEST_CASE("inference: an empty cell is a null, a quoted one an empty text or a null of numbers") {
  const InferredColumn numbers = infer({"1", "", "2"});
  CHECK(numbers.type.kind == TypeKind::int64);
  CHECK(numbers.null_spelling.empty());
  const InferredColumn quoted = infer({"\"1\"", "\"\"", "\"2\""});
  CHECK(quoted.type.kind == TypeKind::int64);
  CHECK(quoted.null_spelling == "\"\"");
  CHECK(quoted.quoted);
  const InferredColumn both = infer({"1", "", "\"\""}, {}, "n");
  CHECK(both.type.kind == TypeKind::text);
  CHECK(both.null_spelling.empty());
  CHECK(both.note ==
        "column n stays text: nulls are written as an empty cell and, on line 4, as a quoted empty "
        "cell");
  const InferredColumn text = infer({"a", "\"\"", ""});
  CHECK(text.null_spelling.empty());
  CHECK(text.note.empty());
}

TEST_CASE("inference: words are nulls only where the caller says so") {
  CHECK(infer({"1", "NA"}).type.kind == TypeKind::text);
  const InferredColumn numbers = infer({"1", "NA"}, with_nulls({"NA"}));
  CHECK(numbers.type.kind == TypeKind::int64);
  CHECK(numbers.null_spelling == "NA");
  const InferredColumn text = infer({"a", "NA"}, with_nulls({"NA"}));
  CHECK(text.null_spelling == "NA");
  const InferredColumn mixed = infer({"1", "NA", ""}, with_nulls({"NA"}), "n");
  CHECK(mixed.type.kind == TypeKind::text);
  CHECK(mixed.null_spelling.empty());
  CHECK(mixed.note ==
        "column n stays text: nulls are written as 'NA' and, on line 4, as an empty cell");
  const InferredColumn two = infer({"a", "NA", "NULL"}, with_nulls({"NA", "NULL"}));
  CHECK(two.null_spelling.empty());
  CHECK_FALSE(two.note.empty());
  CHECK(infer({"1", "\"NA\""}, with_nulls({"NA"})).type.kind == TypeKind::text);
  CHECK(infer({"1"}, with_nulls({"NA"})).null_spelling == "NA");
}

TEST_CASE("inference: a column of nothing but nulls is undecided text") {
  for (const Cells& cells : {Cells{}, Cells{""}, Cells{"", ""}, Cells{"\"\""}}) {
    const InferredColumn column = infer(cells);
    CHECK(column.type.kind == TypeKind::text);
    CHECK(column.undecided);
    CHECK(column.null_spelling.empty());
    CHECK(column.note.empty());
  }
}

TEST_CASE("inference: quoting is kept where every cell has it") {
  CHECK(infer({"\"a\"", "\"b\"", ""}).quoted);
  CHECK(infer({"\"a\"", "\"\""}).quoted);
  CHECK_FALSE(infer({"\"a\"", "b"}).quoted);
  CHECK_FALSE(infer({"a", "\"b\""}).quoted);
  CHECK_FALSE(infer({"", ""}).quoted);
  CHECK(infer({"\"1\"", "\"2\"", ""}).quoted);
  CHECK_FALSE(infer({"\"a\"", "NA", ""}, with_nulls({"NA"})).quoted);
}

TEST_CASE("inference: a given type is kept, with its nulls and quoting") {
  CsvOptions options;
  options.types["x"] = "date(%d/%m/%Y)";
  const InferredColumn day = infer({"\"01/02/2001\"", "\"\""}, options);
  CHECK(to_string(day.type, day.format) == "date(%d/%m/%Y)");
  CHECK(day.null_spelling == "\"\"");
  CHECK(day.quoted);
  CHECK_FALSE(day.undecided);
  options.types["x"] = "text";
  CHECK(inferred_type({"1"}, options) == "text");
  options.types["y"] = "long";
  CHECK_THROWS_AS(infer({"1"}, options), SchemaError);
  options.types.erase("y");
  options.types["x"] = "number";
  CHECK_THROWS_AS(infer({"1"}, options), SchemaError);
}

TEST_CASE("inference: cells of the inferred type come back, whatever they are") {
  constexpr const char* kCells[] = {
      "",       "\"\"",  "1",      "-1",    "1.5",        "1.50",
      "007",    "1e+05", "true",   "yes",   "2001-01-02", "01/02/2001",
      "1/2/01", "10:20", "nan",    "-0",    "\"7\"",      "123456789012345678",
      "NA",     "0.1",   "100000", "1e-07", "10:20:30",   "2001-01-02 10:20:30"};
  std::mt19937_64 random(3);
  for (int i = 0; i < 3'000; ++i) {
    // Mostly alike, so that types survive for a while.
    Cells cells;
    const std::size_t kinds = 1 + random() % 3;
    std::vector<std::size_t> chosen;
    for (std::size_t k = 0; k < kinds; ++k) chosen.push_back(random() % std::size(kCells));
    for (std::size_t k = 1 + random() % 6; k > 0; --k) {
      cells.emplace_back(kCells[chosen[random() % kinds]]);
    }
    const InferredColumn inferred = infer(cells, with_nulls({"NA"}));
    CsvDialect dialect = dialect_of("x");
    dialect.columns[0].null_spelling = inferred.null_spelling;
    Field field;
    field.type = inferred.type;
    field.format = inferred.format;
    field.nullable = true;
    ColumnParser parser(field, dialect, 0);
    Column column;
    const CellColumn raw(cells, dialect);
    CAPTURE(cells, to_string(inferred.type, inferred.format), inferred.null_spelling);
    REQUIRE_FALSE(parser.parse(raw.index(), column).has_value());
    REQUIRE(column.length == cells.size());
    const bool is_text = is_variable_width(field.type);
    for (std::size_t row = 0; row < cells.size(); ++row) {
      Buffer text;
      if (column.is_null(row)) {
        CHECK(cells[row] == inferred.null_spelling);
        continue;
      }
      if (is_text) {
        text.append(std::as_bytes(std::span(column.text(row))));
      } else {
        text::cell_format(field.type, field.format)->format(column, row, text);
      }
      std::string scratch;
      CHECK(cell_text(cells[row], dialect, scratch) ==
            std::string_view(reinterpret_cast<const char*>(text.data()), text.size()));
    }
  }
}

TEST_CASE("inferred schema: field names are identifiers, and unique") {
  CsvDialect dialect;
  const Cells headers = {"route", "Bus route (old)", "", "a", "a", "2019", "a_2",
                         "a",     "Größe",           "%"};
  for (const std::string& header : headers) dialect.columns.push_back({header, false, false, ""});
  const Schema schema =
      inferred_schema("Rows", dialect, std::vector<InferredColumn>(headers.size()));
  const Cells expected = {"route",       "Bus_route_old", "column_3", "a",    "a_2",
                          "column_2019", "a_2_2",         "a_3",      "Gr_e", "column_10"};
  for (std::size_t i = 0; i < headers.size(); ++i) {
    CHECK(schema.fields[i].name == expected[i]);
    CHECK(schema.fields[i].csv_name == (headers[i] == expected[i] ? "" : headers[i]));
    CHECK(schema.fields[i].nullable);
  }
  CHECK_NOTHROW(validate(schema));
}

TEST_CASE("inferred schema: default formats are left out") {
  CsvDialect dialect;
  dialect.columns.resize(2);
  std::vector<InferredColumn> columns(2);
  columns[0].type = columns[1].type = parse_type("date").type;
  columns[0].format = "%Y-%m-%d";
  columns[1].format = "%m/%d/%Y";
  const Schema schema = inferred_schema("Rows", dialect, columns);
  CHECK(schema.fields[0].format.empty());
  CHECK(schema.fields[1].format == "%m/%d/%Y");
}

TEST_CASE("record name: the file's stem in CamelCase") {
  CHECK(record_name("bus-rides.csv.gz") == "BusRides");
  CHECK(record_name("/data/lineitem.csv") == "Lineitem");
  CHECK(record_name("a.b/Daily_Totals.tsv.zst") == "DailyTotals");
  CHECK(record_name("data.2019.csv") == "Data2019");
  CHECK(record_name("2019.csv") == "Rows2019");
  CHECK(record_name("-") == "Rows");
  CHECK(record_name("") == "Rows");
  CHECK(record_name(".csv") == "Csv");
  CHECK(record_name("日本.csv") == "Rows");
}

TEST_CASE("types: what is written is read back") {
  for (const char* text : {"text",
                           "bool(Y/N)",
                           "long",
                           "int",
                           "byte",
                           "ulong",
                           "double",
                           "double(%.3f)",
                           "float(fixed)",
                           "decimal(2)",
                           "date",
                           "date(%B %-d, %Y)",
                           "time(s, %H:%M)",
                           "time(us, %H:%M:%S.%f)",
                           "timestamp(ms)",
                           "timestamp(s, UTC, %Y-%m-%dT%H:%M:%SZ)",
                           "timestamp(s, %B %-d, %Y %H:%M)",
                           "text(8)",
                           "bytes",
                           "integer"}) {
    CAPTURE(text);
    const Field field = parse_type(text);
    CHECK(to_string(field.type, field.format) == text);
  }
  CHECK(parse_type("timestamp(%Y-%m-%dT%H:%M:%S.%3fZ)").type.unit == TimeUnit::millisecond);
  CHECK(parse_type("timestamp(%Y-%m-%dT%H:%M:%S.%fZ)").type.unit == TimeUnit::microsecond);
  CHECK(parse_type("timestamp(%Y-%m-%dT%H:%M:%S.%fZ)").type.time_zone == "UTC");
  CHECK(parse_type("timestamp(%Y-%m-%d %H:%M:%S+02:00)").type.time_zone == "+02:00");
  CHECK(parse_type("string").type.kind == TypeKind::text);
  for (const char* text : {"", "number", "date(", "date)", "date(%Q)", "decimal", "decimal(x)",
                           "decimal(19)", "text(0)", "text(x)", "long(5)", "bool(Y)", "integer(x)",
                           "time(x)", "date (%Y)", "list", "struct", "Long"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_type(text), SchemaError);
  }
}

}  // namespace sprat::csv
