// SPDX-License-Identifier: Apache-2.0
// Column parsers: values, nulls and dictionaries, and the first cell that does not fit.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "support/catch.hpp"

#include "column_support.hpp"

namespace sprat::csv {

namespace {

using Cells = std::vector<std::string>;

// Cell i of `count`, by a function of i.
template <class Make>
Cells cells_of(std::size_t count, Make make) {
  Cells cells;
  for (std::size_t i = 0; i < count; ++i) cells.push_back(make(i));
  return cells;
}

}  // namespace

TEST_CASE("column parser: values of each width") {
  ParsedColumn longs("long", "");
  CHECK_FALSE(longs.parse({"1", "\"-2\"", "300"}).has_value());
  CHECK(longs.column.value<std::int64_t>(1) == -2);
  ParsedColumn shorts("short", "");
  CHECK_FALSE(shorts.parse({"1", "-2"}).has_value());
  CHECK(shorts.column.value<std::int16_t>(1) == -2);
  ParsedColumn dates("date(%m/%d/%Y)", "");
  CHECK_FALSE(dates.parse({"01/02/1970"}).has_value());
  CHECK(dates.column.value<std::int32_t>(0) == 1);
  ParsedColumn flags("bool(Y/N)", "");
  CHECK_FALSE(flags.parse({"Y", "", "N", "\"Y\""}).has_value());
  CHECK(flags.column.boolean(0));
  CHECK(flags.column.is_null(1));
  CHECK_FALSE(flags.column.boolean(2));
  CHECK(flags.column.boolean(3));
  ParsedColumn codes("text(3)", "");
  CHECK_FALSE(codes.parse({"abc", "", "\"\"", "x"}).has_value());
  CHECK(codes.column.null_count == 1);
  CHECK(codes.column.values.size() == 12);
}

TEST_CASE("column parser: the first row that does not fit is named and explained") {
  ParsedColumn longs("long", "");
  CHECK(longs.parse({"1", "2", "12a", "x"}) == 2);
  CHECK(longs.parser.explain("12a") == "'12a' is not a long");
  CHECK(longs.parser.explain("007") == "'007' would come back as '7'");
  CHECK(longs.parser.explain("\"x\"") == "'x' is not a long");
  ParsedColumn ints("int", "");
  CHECK(ints.parser.explain("12a") == "'12a' is not an int");
  CHECK(ints.parse({"2147483648"}) == 0);
  ParsedColumn prices("double(shortest)", "");
  CHECK(prices.parse({"1.1", "1.10"}) == 1);
  CHECK(prices.parser.explain("1.10") == "'1.10' would come back as '1.1'");
  ParsedColumn flags("bool", "");
  CHECK(flags.parse({"true", "yes"}) == 1);
  ParsedColumn big("integer", "");
  CHECK(big.parse({"123456789012345678901234567890", "-5", "05"}) == 2);
  CHECK(big.parser.explain("05") == "'05' would come back as '5'");
}

TEST_CASE("column parser: quotes that stand inside a number are no part of it") {
  for (const char* cell : {"\"", "\"\"\"1\"\"\"", "\"1", "1\"", "\"1\"2", "\"1\"\""}) {
    ParsedColumn longs("long", "");
    CAPTURE(cell);
    CHECK(longs.parse({cell}) == 0);
  }
}

TEST_CASE("column parser: each null spelling is the only one of its column") {
  ParsedColumn empty("long", "");
  CHECK_FALSE(empty.parse({"", "1", ""}).has_value());
  CHECK(empty.column.null_count == 2);
  CHECK(empty.parse({"\"\""}) == 0);
  CHECK(empty.parse({"NA"}) == 0);

  ParsedColumn quoted("long", "\"\"");
  CHECK_FALSE(quoted.parse({"\"\"", "\"1\""}).has_value());
  CHECK(quoted.column.is_null(0));
  CHECK(quoted.parse({""}) == 0);

  ParsedColumn word("long", "NA");
  CHECK_FALSE(word.parse({"NA", "1"}).has_value());
  CHECK(word.column.is_null(0));
  CHECK(word.parse({""}) == 0);
  CHECK(word.parser.explain("") == "an empty cell is a null, but this column writes nulls as 'NA'");
  CHECK(word.parse({"\"NA\""}) == 0);
}

TEST_CASE("column parser: text tells nulls from empty texts and from quoted words") {
  ParsedColumn text("text", "");
  CHECK_FALSE(text.parse({"", "\"\"", "a", "NA"}).has_value());
  CHECK(text.column.is_null(0));
  CHECK_FALSE(text.column.is_null(1));
  CHECK(text.column.text(1).empty());
  CHECK(text.column.text(3) == "NA");

  ParsedColumn word("text", "NA");
  CHECK_FALSE(word.parse({"NA", "\"NA\"", "\"\"", "a"}).has_value());
  CHECK(word.column.null_count == 1);
  CHECK(word.column.is_null(0));
  CHECK(word.column.text(1) == "NA");
  CHECK(word.column.text(2).empty());
  CHECK(word.parse({"a", ""}) == 1);

  ParsedColumn quoted("text", "\"\"");
  CHECK_FALSE(quoted.parse({"\"\"", ""}).has_value());
  CHECK_FALSE(quoted.column.is_null(0));
  CHECK(quoted.column.is_null(1));
}

TEST_CASE("column parser: a required field has no nulls") {
  ParsedColumn longs("long", "", false);
  CHECK(longs.parse({"1", ""}) == 1);
  CHECK(longs.parser.explain("") ==
        "an empty cell is null, but the field is required; make it nullable");
  ParsedColumn text("text", "", false);
  CHECK(text.parse({"a", ""}) == 1);
  CHECK_FALSE(text.parse({"a", "\"\""}).has_value());
}

TEST_CASE("column parser: quotes and escapes in text are resolved") {
  ParsedColumn text("text", "");
  CHECK_FALSE(text.parse({"\"a,b\"", "\"say \"\"hi\"\"\"", "a\"b", "\"x\"y"}).has_value());
  CHECK(text.column.text(0) == "a,b");
  CHECK(text.column.text(1) == "say \"hi\"");
  CHECK(text.column.text(2) == "a\"b");
  CHECK(text.column.text(3) == "xy");
}

TEST_CASE("column parser: short texts, quotes and nulls among them") {
  const auto check = [](const std::string& null, const Cells& cells, const Cells& texts) {
    ParsedColumn column("text", null);
    for (int call = 0; call < 2; ++call) {
      REQUIRE_FALSE(column.parse(cells).has_value());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t row = i + static_cast<std::size_t>(call) * cells.size();
        const bool is_null = cells[i] == null;
        CAPTURE(null, row, cells[i]);
        CHECK(column.column.is_null(row) == is_null);
        if (!is_null) CHECK(column.column.text(row) == texts[i]);
      }
    }
  };
  const Cells flags = {"N", "A", "N", "R", "A", "\xff", "N", std::string(1, '\0')};
  check("", flags, flags);
  // A lone quote opens a text that ends at once.
  check("", {"\"\"\"\"", "x"}, {"\"", "x"});
  check("", {"x", "\"", "x", "\""}, {"x", "", "x", ""});
  check("N", {"\"N\"", "A", "A"}, {"N", "A", "A"});
  check("N", {"A", "N", "A", "N"}, {"A", "", "A", ""});
  check("-", {"\"-\"", "-", "A"}, {"-", "", "A"});

  const Cells modes = {"AIR", "REG AIR", "a", "AIR", std::string(7, '\0'), std::string(6, '\0')};
  check("", modes, modes);
  check("", {"AIR", "\"AIR\"", "\"a\"\"b\"", "\"a", "AIR"}, {"AIR", "AIR", "a\"b", "a", "AIR"});
  check("AIR", {"\"AIR\"", "AIR", "RAIL", "AIR"}, {"AIR", "", "RAIL", ""});
  check("", {"AIR", "", "RAIL", "longer than that", ""},
        {"AIR", "", "RAIL", "longer than that", ""});
}

TEST_CASE("column parser: calls of any size give the same nulls") {
  const auto is_null = [](std::size_t row) { return row % 3 == 1 || (row > 40 && row < 60); };
  const Cells cells =
      cells_of(100, [&](std::size_t row) { return is_null(row) ? "" : std::to_string(row); });
  for (const char* type : {"long", "text", "text(4)", "bool(7/8)"}) {
    for (const std::size_t step :
         {std::size_t{1}, std::size_t{7}, std::size_t{8}, std::size_t{64}}) {
      ParsedColumn column(type, "");
      for (std::size_t first = 0; first < cells.size(); first += step) {
        const std::size_t end = std::min(first + step, cells.size());
        Cells part(cells.begin() + static_cast<std::ptrdiff_t>(first),
                   cells.begin() + static_cast<std::ptrdiff_t>(end));
        if (std::string(type) == "bool(7/8)") {
          for (std::string& cell : part) cell = cell.empty() ? "" : "7";
        }
        REQUIRE_FALSE(column.parse(part).has_value());
      }
      CAPTURE(type, step);
      REQUIRE(column.column.length == cells.size());
      CHECK(column.column.validity.size() == 13);
      CHECK(std::to_integer<unsigned>(column.column.validity.data()[12]) < 16);
      std::size_t nulls = 0;
      for (std::size_t row = 0; row < cells.size(); ++row) {
        if (is_null(row)) ++nulls;
        CHECK(column.column.is_null(row) == is_null(row));
      }
      CHECK(column.column.null_count == nulls);
    }
  }
}

TEST_CASE("column parser: repeated texts become a dictionary, distinct ones do not") {
  const Cells repeated =
      cells_of(5'000, [](std::size_t row) { return std::to_string(row % 3'000) + "value"; });
  ParsedColumn few("text", "");
  REQUIRE_FALSE(few.parse(repeated).has_value());
  // Of the first 4,096 rows over half are distinct.
  CHECK_FALSE(few.column.is_dictionary());
  const Cells words =
      cells_of(5'000, [](std::size_t row) { return std::to_string(row % 90) + "v"; });
  ParsedColumn dictionary("text", "");
  REQUIRE_FALSE(dictionary.parse(words).has_value());
  CHECK(dictionary.column.is_dictionary());
  CHECK(dictionary.column.entries() == 90);
  for (std::size_t row = 0; row < words.size(); ++row) {
    CHECK(dictionary.column.text(row) == words[row]);
    CHECK(few.column.text(row) == repeated[row]);
  }
}

TEST_CASE("column parser: distinct texts, quotes and nulls among them") {
  const auto text_of = [](std::size_t row) -> std::string {
    const std::string number = std::to_string(row);
    if (row % 7 == 3) return "";
    if (row % 11 == 5) return number + "\"" + std::string(row % 50, 'x');
    return number + std::string(row % 67, 'y');
  };
  const auto cell_of = [&](std::size_t row) -> std::string {
    const std::string text = text_of(row);
    if (text.empty()) return row % 2 == 0 ? "\"\"" : "";
    if (row % 3 == 0) return text;
    const std::size_t quote = text.find('"');
    return '"' + (quote == std::string::npos ? text : std::string(text).insert(quote, "\"")) + '"';
  };
  const Cells cells = cells_of(9'000, cell_of);
  ParsedColumn column("text", "");
  for (std::size_t first = 0; first < cells.size(); first += 900) {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(first);
    REQUIRE_FALSE(column.parse(Cells(begin, begin + 900)).has_value());
  }
  CHECK_FALSE(column.column.is_dictionary());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    CAPTURE(row, cells[row]);
    REQUIRE(column.column.is_null(row) == cells[row].empty());
    if (!cells[row].empty()) REQUIRE(column.column.text(row) == text_of(row));
  }
}

TEST_CASE("column parser: the form of a block's text does not depend on the calls") {
  std::mt19937_64 random(9);
  for (int round = 0; round < 20; ++round) {
    const std::size_t distinct = 1 + random() % 3'000;
    const Cells cells = cells_of(3'000, [&](std::size_t) {
      const std::size_t value = random() % (distinct + 1);
      return value == 0 ? std::string() : std::string(value % 40, 'x') + std::to_string(value);
    });
    ParsedColumn whole("text", "");
    REQUIRE_FALSE(whole.parse(cells).has_value());
    ParsedColumn parts("text", "");
    for (int block = 0; block < 2; ++block) {
      parts.column.clear();
      for (std::size_t first = 0; first < cells.size();) {
        const std::size_t end = std::min(first + 1 + random() % 900, cells.size());
        REQUIRE_FALSE(parts
                          .parse(Cells(cells.begin() + static_cast<std::ptrdiff_t>(first),
                                       cells.begin() + static_cast<std::ptrdiff_t>(end)))
                          .has_value());
        first = end;
      }
      CAPTURE(distinct, block);
      CHECK(whole.column.is_dictionary() == parts.column.is_dictionary());
      CHECK(std::equal(whole.column.values.bytes().begin(), whole.column.values.bytes().end(),
                       parts.column.values.bytes().begin(), parts.column.values.bytes().end()));
      CHECK(whole.column.entries() == parts.column.entries());
      for (std::size_t row = 0; row < cells.size(); ++row) {
        if (parts.column.is_null(row) != cells[row].empty()) FAIL("null at " << row);
        if (!cells[row].empty() && parts.column.text(row) != cells[row]) FAIL("text at " << row);
      }
    }
  }
}

TEST_CASE("column parser: a column of nothing but nulls has codes that can be followed") {
  ParsedColumn text("text", "");
  REQUIRE_FALSE(text.parse(Cells(10)).has_value());
  CHECK(text.column.null_count == 10);
  for (std::size_t row = 0; row < 10; ++row) CHECK(text.column.text(row).empty());
}

TEST_CASE("column parser: no rows, and one row") {
  for (const char* type : {"long", "text", "bool"}) {
    ParsedColumn column(type, "");
    CHECK_FALSE(column.parse({}).has_value());
    CHECK(column.column.length == 0);
    CHECK_FALSE(column.parse({""}).has_value());
    CHECK(column.column.length == 1);
    CHECK(column.column.is_null(0));
  }
}

TEST_CASE("column parser: a cell over the limit is refused") {
  ParsedColumn text("text", "");
  CHECK_THROWS_AS(text.parse({std::string(kMaxCellBytes + 1, 'x')}), LimitError);
}

TEST_CASE("column parser: types without text are refused") {
  Field field;
  field.type.kind = TypeKind::structure;
  CHECK_THROWS_AS(ColumnParser(field, dialect_of("x"), 0), SchemaError);
}

}  // namespace sprat::csv
