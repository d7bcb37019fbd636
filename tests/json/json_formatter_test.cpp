// SPDX-License-Identifier: Apache-2.0
#include "json/json_formatter.hpp"

#include <limits>
#include <memory>
#include <string>
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

TEST_CASE("json_formatter: floating point is shortest whatever the CSV's format") {
  Field field = nullable_field("f", TypeKind::float64);
  field.format = "%.2f";
  const double infinity = std::numeric_limits<double>::infinity();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(format({field}, {fixed_column<double>({0.1, -0.0, 1e300, infinity, -infinity, nan})}) ==
        "{\"f\":0.1}\n{\"f\":-0}\n{\"f\":1e+300}\n{\"f\":\"inf\"}\n{\"f\":\"-inf\"}\n"
        "{\"f\":\"nan\"}\n");
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

TEST_CASE("json_formatter: types that have no text are refused") {
  CHECK_THROWS_AS(format({nullable_field("l", TypeKind::list)}, {Column{}}), SchemaError);
}

}  // namespace
}  // namespace sprat::json
