// SPDX-License-Identifier: Apache-2.0
// Booleans, enums and fixed text as words; bulk formatting; and the words of messages.
#include <cstdint>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "text/misfit.hpp"
#include "text/text_support.hpp"

namespace sprat::text {

TEST_CASE("booleans: exactly the two spellings") {
  const Type type = type_of(TypeKind::boolean);
  CHECK(takes(type, "", "true"));
  CHECK(takes(type, "Y/N", "N"));
  CHECK_FALSE(takes(type, "", "True"));
  CHECK_FALSE(takes(type, "Y/N", "y"));
  CHECK_FALSE(takes(type, "Y/N", ""));
  for (const char* format : {"Y", "Y/", "/N", "Y/Y", "a/b/c"}) {
    CHECK_THROWS_AS(cell_format(type, format), SchemaError);
  }
}

TEST_CASE("booleans: rows fill the bitmap in order") {
  const auto format = cell_format(type_of(TypeKind::boolean), "");
  Column column;
  for (int row = 0; row < 20; ++row) {
    REQUIRE(format->parse(row % 3 == 0 ? "true" : "false", column));
    ++column.length;
  }
  CHECK(column.values.size() == 3);
  for (std::size_t row = 0; row < 20; ++row) CHECK(column.boolean(row) == (row % 3 == 0));
}

TEST_CASE("enums: by name, and as an integer where there is none") {
  Type type = type_of(TypeKind::int8);
  type.enum_values = {{"red", 1, ""}, {"blue", 2, ""}, {"azure", 2, ""}};
  CHECK(parsed<std::int8_t>(type, "", "blue") == 2);
  CHECK(takes(type, "", "7"));
  CHECK_FALSE(takes(type, "", "azure"));
  CHECK_FALSE(takes(type, "", "2"));
  CHECK_FALSE(takes(type, "", "green"));
}

TEST_CASE("fixed text: shorter texts are filled with NULs") {
  Type type = type_of(TypeKind::fixed_text);
  type.length = 4;
  CHECK(takes(type, "", "abcd"));
  CHECK(takes(type, "", "ab"));
  CHECK(takes(type, "", ""));
  CHECK_FALSE(takes(type, "", "abcde"));
  CHECK_FALSE(takes(type, "", std::string_view("a\0", 2)));
}

TEST_CASE("cell formats: many rows at once, nothing for nulls") {
  const auto format = cell_format(type_of(TypeKind::int64), "");
  Column column;
  column.length = 3;
  column.null_count = 1;
  column.validity.append_value(std::uint8_t{0b101});
  for (const std::int64_t value : {10, 0, 30}) column.values.append_value(value);
  Buffer out;
  std::vector<std::size_t> ends;
  format->format_rows(column, 0, 3, out, ends);
  CHECK(std::string(reinterpret_cast<const char*>(out.data()), out.size()) == "1030");
  CHECK(ends == std::vector<std::size_t>{2, 2, 4});
}

TEST_CASE("misfit: tells what a cell would come back as") {
  CHECK(respelled(type_of(TypeKind::float64), "shortest", "1.10") == "1.1");
  CHECK(respelled(type_of(TypeKind::int64), "", "007") == "7");
  CHECK(respelled(type_of(TypeKind::int64), "", "+5") == "5");
  CHECK(respelled(type_of(TypeKind::int64), "", "-0") == "0");
  CHECK(respelled(type_of(TypeKind::int64), "", " 5") == "5");
  CHECK(respelled(decimal_of(2), "", "1.5") == "1.50");
  CHECK(respelled(decimal_of(2), "", "1.505").empty());
  CHECK(respelled(type_of(TypeKind::int64), "", "12a").empty());
  CHECK(respelled(type_of(TypeKind::date), "%Y-%m-%d", "2011-13-45").empty());
}

TEST_CASE("misfit: long and multi-line cells are cut to one short line") {
  CHECK(quoted_excerpt("a\nb") == "'a b'");
  CHECK(quoted_excerpt(std::string(40, 'x')) == "'" + std::string(40, 'x') + "'");
  CHECK(quoted_excerpt(std::string(41, 'x')) == "'" + std::string(40, 'x') + "…'");
  CHECK(quoted_excerpt(std::string(39, 'x') + "éé") == "'" + std::string(39, 'x') + "…'");
  CHECK(quoted_excerpt(std::string(38, 'x') + "ééé") == "'" + std::string(38, 'x') + "é…'");
}

}  // namespace sprat::text
