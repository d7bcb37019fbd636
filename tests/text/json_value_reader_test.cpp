// SPDX-License-Identifier: Apache-2.0
#include "text/json_value_reader.hpp"

#include <optional>
#include <string>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "text/json_cell_writers.hpp"
#include "text/json_text.hpp"
#include "text/same_number.hpp"
#include "text/text_support.hpp"

namespace sprat::text {
namespace {

Field field_of(const Type& type, const std::string& format = {}) {
  Field field;
  field.name = std::string(1, 'f');
  field.type = type;
  field.format = format;
  return field;
}

/// The text that a JSON value is written back as; none where it is refused.
std::optional<std::string> written_back(const Field& field, const std::string& json,
                                        NumberMatch match = NumberMatch::same_text) {
  Column column;
  std::string scratch;
  JsonScanner scanner(json);
  if (!json_value_reader(field, match)->read(scanner, column, scratch)) return std::nullopt;
  scanner.finish();
  column.length = 1;
  const auto writer = json_cell_writer(field);
  writer->open(column, 0, 1);
  Buffer out(writer->max_bytes(0, 1) + kCopySlack);
  char* const begin = reinterpret_cast<char*>(out.data());
  return std::string(begin, writer->write(0, begin));
}

TEST_CASE("json_value_reader: what is written is read, for every type") {
  const auto same = [](const Type& type, const std::string& json, const std::string& format = {}) {
    INFO(json);
    CHECK(written_back(field_of(type, format), json) == json);
  };
  same(type_of(TypeKind::boolean), "true", "Y/N");
  for (const TypeKind kind :
       {TypeKind::int8, TypeKind::uint8, TypeKind::int16, TypeKind::uint16, TypeKind::int32,
        TypeKind::uint32, TypeKind::int64, TypeKind::uint64}) {
    same(type_of(kind), "0");
    same(type_of(kind), "127");
  }
  same(type_of(TypeKind::int64), "-9223372036854775808");
  same(type_of(TypeKind::uint64), "18446744073709551615");
  same(type_of(TypeKind::float32), "0.1");
  same(type_of(TypeKind::float64), "1e-07");
  same(type_of(TypeKind::float64), "1.0", "repr");
  same(type_of(TypeKind::float64), "0.500", "%.3f");
  same(type_of(TypeKind::float64), "\"nan\"");
  same(type_of(TypeKind::float64), "\"-inf\"");
  same(decimal_of(2), "-0.05");
  same(type_of(TypeKind::date), "\"02/29/2024\"", "%m/%d/%Y");
  same(type_of(TypeKind::time, TimeUnit::nanosecond), "\"12:00:00.000000001\"");
  same(type_of(TypeKind::timestamp), "\"2024-01-01T00:00:00\"");
  same(type_of(TypeKind::text), "\"a\\\"\\u0001\"");
  same(type_of(TypeKind::text), "{\"a\": [1.10]}", "json");
  same(type_of(TypeKind::bytes), "\"\"");
  same(type_of(TypeKind::bytes), "\"//79Zg==\"");
  same(type_of(TypeKind::integer), "-123456789012345678901234567890");
  Type zoned = type_of(TypeKind::timestamp, TimeUnit::microsecond);
  zoned.time_zone = "+05:30";
  same(zoned, "\"1969-12-31T23:59:59.999999+05:30\"");
  Type fixed = type_of(TypeKind::fixed_text);
  fixed.length = 4;
  same(fixed, "\"abc\"");
  Type colors = type_of(TypeKind::uint8);
  colors.name = "Color";
  colors.enum_values = {{.name = "red", .value = 0}, {.name = "blue", .value = 3}};
  same(colors, "\"blue\"");
  same(colors, "\"7\"");
}

TEST_CASE("json_value_reader: what does not fit is refused and explained") {
  const auto refused = [](const Type& type, const std::string& json) {
    INFO(json);
    CHECK_FALSE(written_back(field_of(type), json, NumberMatch::same_value));
    return json_misfit(field_of(type), json);
  };
  CHECK(refused(type_of(TypeKind::int32), "3.5") == "3.5 is not an int");
  CHECK(refused(type_of(TypeKind::int32), "2147483648") == "2147483648 is not an int");
  CHECK(refused(type_of(TypeKind::int32), "\"3\"") == "\"3\" is not an int");
  CHECK(refused(type_of(TypeKind::boolean), "1") == "1 is not a bool");
  CHECK(refused(type_of(TypeKind::text), "1") == "1 is not a text");
  CHECK(refused(type_of(TypeKind::date), "\"2023-02-29\"") == "\"2023-02-29\" is not a date");
  CHECK(refused(type_of(TypeKind::integer), "1e5") == "1e5 is not an integer");
  CHECK(refused(decimal_of(1), "1.25") == "1.25 is not a decimal(1)");
  CHECK(refused(type_of(TypeKind::float64), "0.12345678901234567890") ==
        "0.12345678901234567890 would come back as '0.12345678901234568'");
  CHECK(refused(type_of(TypeKind::float64), "1e400") == "1e400 would come back as 'inf'");
  CHECK(refused(type_of(TypeKind::float64), "\"1.5\"") == "\"1.5\" is not a double");
  for (const char* text : {"\"A\"", "\"AB==\"", "\"AA=A\"", "\"====\"", "\"A===\"", "\"AA==AA==\"",
                           "\"AAB=\"", "\"A*==\""}) {
    refused(type_of(TypeKind::bytes), text);
  }
}

TEST_CASE("json_value_reader: numbers of another spelling are the same number, or refused") {
  const Field number = field_of(type_of(TypeKind::float64));
  CHECK_FALSE(written_back(number, "1.50"));
  CHECK(written_back(number, "1.50", NumberMatch::same_value) == "1.5");
  CHECK(written_back(number, "1e2", NumberMatch::same_value) == "100");
  CHECK(written_back(field_of(decimal_of(2)), "1.5", NumberMatch::same_value) == "1.50");
  CHECK(written_back(field_of(type_of(TypeKind::int64)), "2.0", NumberMatch::same_value) == "2");
}

TEST_CASE("same_number: digits count, spelling does not") {
  CHECK(same_number("1.50", "1.5"));
  CHECK(same_number("100", "1e2"));
  CHECK(same_number("-0.0", "0"));
  CHECK(same_number("1E-3", "0.001"));
  CHECK_FALSE(same_number("1", "-1"));
  CHECK_FALSE(same_number("1", "1.0000000000000000000000000001"));
  CHECK_FALSE(same_number("1e99999999999", "1e99999999999"));
}

TEST_CASE("base64: bytes of every length come back") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    std::string text(base64_bytes(bytes.size()), '\0');
    write_base64(bytes, text.data());
    Buffer back;
    REQUIRE(read_base64(text, back));
    REQUIRE(std::string(reinterpret_cast<const char*>(back.data()), back.size()) == bytes);
    bytes.push_back(static_cast<char>(i * 7));
  }
}

}  // namespace
}  // namespace sprat::text
