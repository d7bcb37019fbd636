// SPDX-License-Identifier: Apache-2.0
// What the command prints for people and programs: sizes, dates, tables, JSON.
#include <limits>

#include "support/catch.hpp"

#include "byte_size.hpp"
#include "file_kind.hpp"
#include "json_writer.hpp"
#include "scalar_text.hpp"
#include "text_table.hpp"
#include "utf8_text.hpp"

using namespace sprat;
using namespace sprat::cli;

namespace {

Type type_of(TypeKind kind, TimeUnit unit = TimeUnit::second, std::int32_t scale = 0) {
  Type type;
  type.kind = kind;
  type.unit = unit;
  type.scale = scale;
  return type;
}

}  // namespace

TEST_CASE("byte size: sizes are read in powers of 1,024") {
  CHECK(parse_byte_size("65536") == 65'536U);
  CHECK(parse_byte_size("64k") == 65'536U);
  CHECK(parse_byte_size("64KiB") == 65'536U);
  CHECK(parse_byte_size("1G") == std::uint64_t{1} << 30);
  for (const char* wrong : {"", "M", "1.5G", "-1", "1X", "20000000000G", "1 M"}) {
    CHECK_FALSE(parse_byte_size(wrong));
  }
}

TEST_CASE("byte size: sizes are written with three digits") {
  CHECK(format_byte_size(0) == "0 B");
  CHECK(format_byte_size(999) == "999 B");
  CHECK(format_byte_size(1'000) == "1.00 kB");
  CHECK(format_byte_size(9'995) == "10.0 kB");
  CHECK(format_byte_size(999'499) == "999 kB");
  CHECK(format_byte_size(999'500) == "1.00 MB");
  CHECK(format_byte_size(14'140'000) == "14.1 MB");
}

TEST_CASE("byte size: counts have commas, and their noun its number") {
  CHECK(format_count(1'234'567) == "1,234,567");
  CHECK(format_count(1, "row") == "1 row");
  CHECK(format_count(1'000, "row") == "1,000 rows");
}

TEST_CASE("scalar text: dates and times are ISO 8601") {
  const Type date = type_of(TypeKind::date);
  CHECK(scalar_text(std::int64_t{0}, date) == "1970-01-01");
  CHECK(scalar_text(std::int64_t{-1}, date) == "1969-12-31");
  CHECK(scalar_text(std::int64_t{2'932'897}, date) == "day 2932897");
  const Type time = type_of(TypeKind::time, TimeUnit::microsecond);
  CHECK(scalar_text(std::int64_t{3'723'000'001}, time) == "01:02:03.000001");
  const Type timestamp = type_of(TypeKind::timestamp, TimeUnit::millisecond);
  CHECK(scalar_text(std::int64_t{-1}, timestamp) == "1969-12-31T23:59:59.999");
}

TEST_CASE("scalar text: decimals keep every digit") {
  const Type decimal = type_of(TypeKind::decimal, TimeUnit::second, 2);
  CHECK(scalar_text(std::int64_t{5}, decimal) == "0.05");
  CHECK(scalar_text(std::int64_t{-123'456}, decimal) == "-1234.56");
  CHECK(scalar_text(std::numeric_limits<std::int64_t>::min(), decimal) == "-92233720368547758.08");
}

TEST_CASE("scalar text: JSON has numbers where it can") {
  JsonWriter json;
  json.begin_array();
  write_scalar(json, std::int64_t{150}, type_of(TypeKind::decimal, TimeUnit::second, 2));
  write_scalar(json, std::int64_t{1}, type_of(TypeKind::boolean));
  write_scalar(json, std::int64_t{0}, type_of(TypeKind::date));
  write_scalar(json, std::numeric_limits<double>::infinity(), type_of(TypeKind::float64));
  write_scalar(json, Scalar(), type_of(TypeKind::text));
  json.end_array();
  CHECK(json.finish() == "[\n  1.50,\n  true,\n  \"1970-01-01\",\n  \"inf\",\n  null\n]\n");
}

TEST_CASE("json writer: control characters, quotes and broken UTF-8 are safe") {
  JsonWriter json;
  json.begin_object();
  json.key("a\"b").text("\n\x01\\\xFF");
  json.end_object();
  CHECK(json.finish() == "{\n  \"a\\\"b\": \"\\n\\u0001\\\\\xEF\xBF\xBD\"\n}\n");
}

TEST_CASE("utf8 text: a character that was cut becomes a sign for it") {
  CHECK(replace_invalid_utf8("\xC3\xA4") == "\xC3\xA4");
  CHECK(replace_invalid_utf8("a\xE2\x82") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(replace_invalid_utf8("\xED\xA0\x80").find('\xED') == std::string::npos);
}

TEST_CASE("text table: cells stand under their headings, counted in characters") {
  TextTable table({{"name"}, {"n", Align::right}});
  table.add_row({"\xC3\xA4", "10"});
  table.add_row({"a\nb", "9"});
  CHECK(table.text() == "name   n\n\xC3\xA4     10\na.b    9\n");
  CHECK(table.width() == 8);
}

TEST_CASE("text table: what is too long ends in an ellipsis") {
  CHECK(cut_to_width("abc", 3) == "abc");
  CHECK(cut_to_width("abcd", 3) == "ab…");
}

TEST_CASE("file kind: the extension tells, compressed or not") {
  CHECK(file_kind("a.csv") == FileKind::csv);
  CHECK(file_kind("a.b.tsv.gz") == FileKind::tsv);
  CHECK(file_kind("a.txt.zst") == FileKind::csv);
  CHECK(file_kind("a.sprat") == FileKind::sprat);
  CHECK(file_kind("a.ndjson") == FileKind::json_lines);
  CHECK_FALSE(file_kind("-"));
  CHECK_FALSE(file_kind("csv"));
}
