// SPDX-License-Identifier: Apache-2.0
// record_layout against what this compiler does with the same members.
#include "schema/record_layout.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <sprat/error.hpp>
#include <sprat/record_types.hpp>

#include "support/catch.hpp"

using namespace sprat;

namespace {

struct Point {
  double x = 0;
  std::array<std::int16_t, 3> color = {};
};

struct Mixed {
  bool flag = false;
  std::optional<std::int32_t> maybe_number;
  std::string_view text;
  std::optional<std::string_view> maybe_text;
  FixedText<5> code;
  std::optional<FixedText<5>> maybe_code;
  Date date = {};
  Time<std::milli> time = {};
  Time<std::nano> precise_time = {};
  Timestamp<std::micro> moment = {};
  std::optional<Decimal<2>> price;
  Integer big;
  List<std::byte> bytes;
  List<std::int32_t> numbers;
  std::optional<std::array<std::uint16_t, 3>> maybe_three;
  std::optional<Point> maybe_point;
  std::uint8_t last = 0;
};

const char* const kMixed = R"(
struct Point { x: double; color: [short:3]; }
table Mixed {
  flag: bool;
  maybe_number: int = null;
  text: string (required);
  maybe_text: string;
  code: string (length: 5, required);
  maybe_code: string (length: 5);
  date: int (date);
  time: int (time: "ms");
  precise_time: long (time: "ns");
  moment: long (timestamp: "us", tz: "UTC");
  price: long = null (decimal: 2);
  big: string (integer, required);
  bytes: [ubyte] (required);
  numbers: [int] (required);
  maybe_three: [ushort] (array: 3);
  maybe_point: Point;
  last: ubyte;
}
root_type Mixed;
)";

}  // namespace

TEST_CASE("record layout: offsets and sizes are those of C++") {
  const RecordLayout layout = record_layout(parse_schema(kMixed));
  const std::size_t offsets[] = {
      offsetof(Mixed, flag),        offsetof(Mixed, maybe_number), offsetof(Mixed, text),
      offsetof(Mixed, maybe_text),  offsetof(Mixed, code),         offsetof(Mixed, maybe_code),
      offsetof(Mixed, date),        offsetof(Mixed, time),         offsetof(Mixed, precise_time),
      offsetof(Mixed, moment),      offsetof(Mixed, price),        offsetof(Mixed, big),
      offsetof(Mixed, bytes),       offsetof(Mixed, numbers),      offsetof(Mixed, maybe_three),
      offsetof(Mixed, maybe_point), offsetof(Mixed, last)};
  REQUIRE(layout.fields.size() == std::size(offsets));
  for (std::size_t i = 0; i < std::size(offsets); ++i) {
    INFO("field " << i);
    CHECK(layout.fields[i].offset == offsets[i]);
  }
  CHECK(layout.size == sizeof(Mixed));
  CHECK(layout.alignment == alignof(Mixed));
}

TEST_CASE("record layout: padding is what no field takes") {
  const RecordLayout layout =
      record_layout(parse_schema("table R { a: byte; b: int; c: byte; } root_type R;"));
  CHECK(layout.size == 12);
  CHECK(layout.padding == 6);
}

TEST_CASE("record layout: a record without fields takes a byte") {
  const RecordLayout layout = record_layout(parse_schema("table R {} root_type R;"));
  CHECK(layout.size == 1);
  CHECK(layout.alignment == 1);
}

TEST_CASE("record layout: sizes beyond 64 bits are refused") {
  Field element;
  element.type.kind = TypeKind::uint64;
  Field field;
  field.type.kind = TypeKind::array;
  for (int depth = 0; depth < 4; ++depth) {
    field.type.length = 0xFFFFFFFF;
    field.type.fields = {element};
    element = field;
  }
  CHECK_THROWS_AS(record_layout({field}), LimitError);
}
