// SPDX-License-Identifier: Apache-2.0
#include "json/json_formatter.hpp"

#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

#include "support/batch_builder.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace sprat::json {
namespace {

std::string format(const std::vector<Field>& fields, std::vector<Column> columns) {
  Schema schema;
  schema.name = "Row";
  schema.fields = fields;
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = columns.empty() ? 0 : columns.front().length;
  batch.columns = std::move(columns);
  JsonFormatter formatter(schema);
  Buffer out;
  formatter.rows(batch, 0, batch.rows, out);
  return text_of(out.bytes());
}

std::string format_text(const std::string& text) {
  return format({nullable_field("t", TypeKind::text)}, {text_column({text})});
}

TEST_CASE("json_formatter: texts are escaped as RFC 8259 has it, and UTF-8 kept") {
  CHECK(format_text("") == "{\"t\":\"\"}\n");
  CHECK(format_text("a\"b\\c/d") == "{\"t\":\"a\\\"b\\\\c/d\"}\n");
  CHECK(format_text("\b\t\n\v\f\r\x1f\x7f") == "{\"t\":\"\\b\\t\\n\\u000b\\f\\r\\u001f\x7f\"}\n");
  CHECK(format_text(std::string(1, '\0')) == "{\"t\":\"\\u0000\"}\n");
  CHECK(format_text("\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f") ==
        "{\"t\":\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f\"}\n");
}

TEST_CASE("json_formatter: every byte is escaped, or not, wherever it stands in a word") {
  for (int byte = 1; byte < 128; ++byte) {
    const std::string one(1, static_cast<char>(byte));
    const std::string alone = format_text(one).substr(6);
    const std::string escaped = alone.substr(0, alone.size() - 3);
    for (std::size_t at = 0; at < 17; ++at) {
      const std::string before(at, 'x');
      const std::string after(16 - at, '\xc3');
      REQUIRE(format_text(before + one + after) ==
              "{\"t\":\"" + before + escaped + after + "\"}\n");
    }
  }
}

TEST_CASE("json_formatter: numbers keep their digits, nulls are null, booleans are booleans") {
  std::vector<Field> fields = {
      nullable_field("i", TypeKind::int64), nullable_field("u", TypeKind::uint64),
      nullable_field("d", TypeKind::decimal), nullable_field("b", TypeKind::boolean),
      nullable_field("n", TypeKind::integer)};
  fields[2].type.scale = 2;
  fields[3].format = "Y/N";
  CHECK(format(fields, {fixed_column<std::int64_t>({INT64_MIN, 7}, {true, false}),
                        fixed_column<std::uint64_t>({UINT64_MAX, 0}),
                        fixed_column<std::int64_t>({-110, 5}), boolean_column({true, false}),
                        text_column({"123456789012345678901234567890", std::nullopt})}) ==
        "{\"i\":-9223372036854775808,\"u\":18446744073709551615,\"d\":-1.10,\"b\":true,"
        "\"n\":123456789012345678901234567890}\n"
        "{\"i\":null,\"u\":0,\"d\":0.05,\"b\":false,\"n\":null}\n");
}

TEST_CASE("json_formatter: floating point is a number in its own format, or a string") {
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Field field = nullable_field("f", TypeKind::float64);
  CHECK(format({field}, {fixed_column<double>({0.1, -0.0, 1e300, infinity, -infinity, nan})}) ==
        "{\"f\":0.1}\n{\"f\":-0}\n{\"f\":1e+300}\n{\"f\":\"inf\"}\n{\"f\":\"-inf\"}\n"
        "{\"f\":\"nan\"}\n");
  field.format = "%.2f";
  CHECK(format({field}, {fixed_column<double>({0.1, -0.0, nan})}) ==
        "{\"f\":0.10}\n{\"f\":-0.00}\n{\"f\":\"nan\"}\n");
  CHECK(format({nullable_field("f", TypeKind::float32)}, {fixed_column<float>({0.1F})}) ==
        "{\"f\":0.1}\n");
}

TEST_CASE("json_formatter: dates and times are strings in their own format") {
  std::vector<Field> fields = {nullable_field("d", TypeKind::date),
                               nullable_field("e", TypeKind::date),
                               nullable_field("t", TypeKind::timestamp)};
  fields[0].format = "%m/%d/%Y";
  fields[1].format = "%Y\"%m\\%d";
  CHECK(format(fields, {fixed_column<std::int32_t>({0}), fixed_column<std::int32_t>({31}),
                        fixed_column<std::int64_t>({86'400})}) ==
        "{\"d\":\"01/01/1970\",\"e\":\"1970\\\"02\\\\01\",\"t\":\"1970-01-02T00:00:00\"}\n");
}

TEST_CASE("json_formatter: bytes are base64") {
  const Field field = nullable_field("b", TypeKind::bytes);
  CHECK(format({field}, {text_column({"", "f", "fo", "foo", "\xff\xfe\xfd", std::nullopt})}) ==
        "{\"b\":\"\"}\n{\"b\":\"Zg==\"}\n{\"b\":\"Zm8=\"}\n{\"b\":\"Zm9v\"}\n{\"b\":\"//79\"}\n"
        "{\"b\":null}\n");
}

TEST_CASE("json_formatter: keys are the CSV names, repeated ones give way to the fields' names") {
  std::vector<Field> fields = {
      nullable_field("a", TypeKind::text), nullable_field("b", TypeKind::text),
      nullable_field("c", TypeKind::text), nullable_field("d", TypeKind::text)};
  fields[0].csv_name = "A \"x\"";
  fields[1].csv_name = "same";
  fields[2].csv_name = "same";
  CHECK(format(fields,
               {text_column({"1"}), text_column({"2"}), text_column({"3"}), text_column({"4"})}) ==
        "{\"A \\\"x\\\"\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}\n");
  fields[1].csv_name = "d";
  fields[2].csv_name = "b";
  CHECK(format(fields,
               {text_column({"1"}), text_column({"2"}), text_column({"3"}), text_column({"4"})}) ==
        "{\"A \\\"x\\\"\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}\n");
}

TEST_CASE("json_formatter: texts in a dictionary are as those without, over many rows") {
  std::vector<std::optional<std::string>> texts;
  for (int i = 0; i < 1000; ++i) {
    texts.emplace_back(i % 7 == 0 ? std::nullopt
                                  : std::optional(std::string(static_cast<std::size_t>(i), '"')));
  }
  const std::vector<Field> fields = {nullable_field("t", TypeKind::text)};
  const std::string plain = format(fields, {text_column(texts)});
  CHECK(plain == format(fields, {text_column(texts, true)}));
  CHECK(plain.size() == 1000 * 7 + 143 * 4 + (999 * 1000 / 2 - 7 * (142 * 143 / 2)) * 2 + 857 * 2);
}

Field list_field(const std::string& name, TypeKind element) {
  Field field = nullable_field(name, TypeKind::list);
  field.type.fields = {nullable_field("item", element)};
  field.type.fields[0].nullable = false;
  return field;
}

Column list_column(const std::vector<std::int32_t>& offsets, Column elements,
                   const std::vector<bool>& valid = {}) {
  Column column = fixed_column<std::int32_t>({}, valid);
  column.length = offsets.size() - 1;
  column.offsets.assign(std::as_bytes(std::span(offsets)));
  column.children.push_back(std::move(elements));
  return column;
}

TEST_CASE("json_formatter: lists and arrays are JSON arrays, null, or empty") {
  CHECK(
      format({list_field("l", TypeKind::int32), list_field("t", TypeKind::text)},
             {list_column({0, 2, 2, 2}, fixed_column<std::int32_t>({7, -1}), {true, true, false}),
              list_column({0, 0, 1, 3}, text_column({"a\"b", "", "c"}))}) ==
      "{\"l\":[7,-1],\"t\":[]}\n{\"l\":[],\"t\":[\"a\\\"b\"]}\n{\"l\":null,\"t\":[\"\",\"c\"]}\n");
  Field array = list_field("a", TypeKind::boolean);
  array.type.kind = TypeKind::array;
  array.type.length = 2;
  Column column = boolean_column({true, false, false, true});
  Column rows;
  rows.length = 2;
  rows.children.push_back(column);
  CHECK(format({array}, {rows}) == "{\"a\":[true,false]}\n{\"a\":[false,true]}\n");
}

TEST_CASE("json_formatter: a list of many elements is written whole") {
  std::vector<double> values(10'000, 0.25);
  values[9'999] = std::numeric_limits<double>::quiet_NaN();
  std::string expected = "{\"l\":[";
  for (int i = 0; i < 9'999; ++i) expected += "0.25,";
  CHECK(format({list_field("l", TypeKind::float64)},
               {list_column({0, 10'000}, fixed_column<double>(values))}) ==
        expected + "\"nan\"]}\n");
}

Field struct_field(const std::string& name, const std::vector<Field>& members) {
  Field field = nullable_field(name, TypeKind::structure);
  field.type.name = name + "_type";
  field.type.fields = members;
  for (Field& member : field.type.fields) member.nullable = false;
  return field;
}

TEST_CASE("json_formatter: structs are nested objects") {
  Field inner = struct_field("in", {nullable_field("b", TypeKind::int8)});
  Field outer = struct_field(
      "out", {nullable_field("a", TypeKind::int8), inner, nullable_field("c", TypeKind::boolean)});
  outer.nullable = false;
  outer.type.fields[0].csv_name = "A";
  const std::vector<Field> fields = {outer, nullable_field("z", TypeKind::text)};
  CHECK(format(fields, {fixed_column<std::int8_t>({1}), fixed_column<std::int8_t>({2}),
                        boolean_column({true}), text_column({"x"})}) ==
        "{\"out\":{\"A\":1,\"in\":{\"b\":2},\"c\":true},\"z\":\"x\"}\n");
}

TEST_CASE("json_formatter: a null struct is null as a whole, wherever it stands") {
  const Field inner = struct_field("in", {nullable_field("b", TypeKind::int8)});
  const Field first = struct_field("p", {nullable_field("a", TypeKind::int8), inner});
  const Field last = struct_field("q", {inner, nullable_field("c", TypeKind::int8)});
  const auto column = [](std::int8_t a, std::int8_t b, bool valid) {
    return fixed_column<std::int8_t>({a, b}, {true, valid});
  };
  CHECK(format({first, last}, {column(1, 2, false), column(3, 4, false), column(5, 6, true),
                               column(7, 8, true)}) ==
        "{\"p\":{\"a\":1,\"in\":{\"b\":3}},\"q\":{\"in\":{\"b\":5},\"c\":7}}\n"
        "{\"p\":null,\"q\":{\"in\":{\"b\":6},\"c\":8}}\n");
  CHECK(format({first, last}, {column(1, 2, true), column(3, 4, true), column(5, 6, false),
                               column(7, 8, false)}) ==
        "{\"p\":{\"a\":1,\"in\":{\"b\":3}},\"q\":{\"in\":{\"b\":5},\"c\":7}}\n"
        "{\"p\":{\"a\":2,\"in\":{\"b\":4}},\"q\":null}\n");
}

TEST_CASE("json_formatter: text of the format json stands as it is, and must be JSON") {
  Field field = nullable_field("j", TypeKind::text);
  field.format = "json";
  CHECK(format({field}, {text_column({"{\"a\": [1.10, null]}", "\"x\"", std::nullopt})}) ==
        "{\"j\":{\"a\": [1.10, null]}}\n{\"j\":\"x\"}\n{\"j\":null}\n");
  for (const char* text : {"", "x", "1 2", "{", "[1]\n", "\"a", "01", "[1,]", "nul"}) {
    CHECK_THROWS_AS(format({field}, {text_column({text})}), JsonError);
  }
}

}  // namespace
}  // namespace sprat::json
