// SPDX-License-Identifier: Apache-2.0
#include "text/list_format.hpp"

#include <string>

#include "support/catch.hpp"
#include "text/misfit.hpp"
#include "text/text_support.hpp"

namespace sprat::text {
namespace {

Type list_of(const Type& element) {
  Type type = type_of(TypeKind::list);
  Field item;
  item.name = "item";
  item.type = element;
  type.fields = {item};
  return type;
}

Type array_of(const Type& element, std::uint32_t length) {
  Type type = list_of(element);
  type.kind = TypeKind::array;
  type.length = length;
  return type;
}

Type fixed_text_of(std::uint32_t length) {
  Type type = type_of(TypeKind::fixed_text);
  type.length = length;
  return type;
}

TEST_CASE("list_format: cells are JSON arrays in one spelling") {
  const Type longs = list_of(type_of(TypeKind::int64));
  for (const char* cell : {"[]", "[1]", "[1,2,-3]", "[9223372036854775807]"}) {
    CHECK(takes(longs, "", cell));
  }
  for (const char* cell :
       {"", "[", "]", "[1", "1", "[1, 2]", " []", "[] ", "[1,]", "[01]", "[+1]", "[null]", "[1.0]",
        "[\"1\"]", "[[1]]", "[9223372036854775808]", "null"}) {
    CHECK_FALSE(takes(longs, "", cell));
  }
}

TEST_CASE("list_format: every type of elements has its spelling") {
  CHECK(takes(list_of(type_of(TypeKind::boolean)), "", "[true,false,true]"));
  CHECK(takes(list_of(type_of(TypeKind::uint8)), "", "[0,255]"));
  CHECK_FALSE(takes(list_of(type_of(TypeKind::uint8)), "", "[256]"));
  CHECK(takes(list_of(type_of(TypeKind::float64)), "", "[0.1,1e+300,-0,\"nan\",\"-inf\"]"));
  CHECK_FALSE(takes(list_of(type_of(TypeKind::float64)), "", "[0.10]"));
  CHECK_FALSE(takes(list_of(type_of(TypeKind::float64)), "", "[\"0.1\"]"));
  CHECK(takes(list_of(decimal_of(2)), "", "[1.10,-0.05]"));
  CHECK(takes(list_of(type_of(TypeKind::integer)), "", "[123456789012345678901234567890,-1]"));
  CHECK(takes(list_of(type_of(TypeKind::date)), "", "[\"2024-02-29\"]"));
  CHECK_FALSE(takes(list_of(type_of(TypeKind::date)), "", "[\"2023-02-29\"]"));
  CHECK(takes(list_of(type_of(TypeKind::time, TimeUnit::millisecond)), "", "[\"23:59:59.001\"]"));
  CHECK(takes(list_of(fixed_text_of(3)), "", "[\"abc\",\"\",\"\xc3\xa9\"]"));
  CHECK_FALSE(takes(list_of(fixed_text_of(3)), "", "[\"abcd\"]"));
}

TEST_CASE("list_format: texts have the escapes that are written, no others") {
  const Type texts = list_of(type_of(TypeKind::text));
  for (const char* cell : {"[\"\"]", "[\"a,b\",\"]\"]", "[\"\\\"\\\\\"]", "[\"\\n\\u0000\"]"}) {
    CHECK(takes(texts, "", cell));
  }
  for (const char* cell : {"[\"\\u0041\"]", "[\"\\/\"]", "[\"\\ud800\"]", "[a]"}) {
    CHECK_FALSE(takes(texts, "", cell));
  }
}

TEST_CASE("list_format: arrays have their number of elements") {
  const Type pair = array_of(type_of(TypeKind::int32), 2);
  CHECK(takes(pair, "", "[1,2]"));
  for (const char* cell : {"[]", "[1]", "[1,2,3]"}) CHECK_FALSE(takes(pair, "", cell));
}

TEST_CASE("list_format: nulls keep the rows in place") {
  const auto format = cell_format(list_of(type_of(TypeKind::text)), "");
  Column column;
  REQUIRE(format->parse("[\"a\",\"b\"]", column));
  ++column.length;
  format->append_null(column);
  ++column.length;
  REQUIRE(format->parse("[\"c\"]", column));
  ++column.length;
  column.null_count = 1;
  column.validity.append_value(std::uint8_t{5});
  Buffer out;
  std::vector<std::size_t> ends;
  format->format_rows(column, 0, 3, out, ends);
  CHECK(ends == std::vector<std::size_t>{9, 9, 14});

  const auto array = cell_format(array_of(type_of(TypeKind::int16), 3), "");
  Column rows;
  array->append_null(rows);
  CHECK(rows.children.at(0).length == 3);
}

TEST_CASE("list_format: a cell of another spelling is told what it would come back as") {
  CHECK(misfit(list_of(type_of(TypeKind::int32)), "", "[1, 2]") == "would come back as '[1,2]'");
  CHECK(misfit(list_of(type_of(TypeKind::int32)), "", "[1,x]") == "is not a [int]");
}

}  // namespace
}  // namespace sprat::text
