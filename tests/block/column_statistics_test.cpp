// SPDX-License-Identifier: Apache-2.0
// The statistics of columns in memory, and their stored form.
#include "block/column_statistics.hpp"

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "block/statistics_table.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

Type type_of(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

template <class T>
Column column_of(const std::vector<T>& values) {
  Column column;
  for (const T& value : values) column.values.append_value(value);
  column.length = values.size();
  return column;
}

Column texts_of(const std::vector<std::string>& values) {
  Column column;
  column.offsets.append_value(std::int32_t{0});
  for (const std::string& value : values) {
    column.values.append(std::as_bytes(std::span(value)));
    column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
  }
  column.length = values.size();
  return column;
}

void make_null(Column& column, std::size_t row) {
  if (column.validity.empty()) {
    column.validity.resize((column.length + 7) / 8);
    std::memset(column.validity.data(), 0xff, column.validity.size());
  }
  column.validity.data()[row / 8] &= ~(std::byte{1} << (row % 8));
  ++column.null_count;
}

Statistics text_statistics(const std::vector<std::string>& values) {
  return column_statistics(type_of(TypeKind::text), texts_of(values));
}

Scalar text(std::string value) {
  return value;
}

}  // namespace

TEST_CASE("column statistics: integers keep their sign and width") {
  const auto bytes = column_statistics(type_of(TypeKind::int8), column_of<std::int8_t>({5, -3, 0}));
  CHECK(bytes.minimum == Scalar(std::int64_t{-3}));
  CHECK(bytes.maximum == Scalar(std::int64_t{5}));
  constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();
  const auto wide =
      column_statistics(type_of(TypeKind::uint64), column_of<std::uint64_t>({7, kLargest}));
  CHECK(wide.minimum == Scalar(std::uint64_t{7}));
  CHECK(wide.maximum == Scalar(kLargest));
}

TEST_CASE("column statistics: nulls are left out and counted") {
  Column column = column_of<std::int32_t>({1, 2, 3, 4});
  make_null(column, 0);
  make_null(column, 3);
  const auto some = column_statistics(type_of(TypeKind::int32), column);
  CHECK(some.null_count == 2);
  CHECK(some.minimum == Scalar(std::int64_t{2}));
  CHECK(some.maximum == Scalar(std::int64_t{3}));
  make_null(column, 1);
  make_null(column, 2);
  const auto none = column_statistics(type_of(TypeKind::int32), column);
  CHECK(none.null_count == 4);
  CHECK(none.minimum == Scalar());
  CHECK(none.minimum_exact);
}

TEST_CASE("column statistics: nulls in any of many rows are left out") {
  for (const std::size_t row : {0u, 1u, 63u, 64u, 65u, 127u, 128u, 199u}) {
    std::vector<std::int64_t> values(200, 5);
    values[row] = -9;
    Column column = column_of(values);
    make_null(column, row);
    const auto statistics = column_statistics(type_of(TypeKind::int64), column);
    CHECK(statistics.minimum == Scalar(std::int64_t{5}));
    CHECK(statistics.null_count == 1);
  }
}

TEST_CASE("column statistics: NaN is left out and flagged, -0 counts as 0") {
  const double nan = std::nan("");
  const auto some =
      column_statistics(type_of(TypeKind::float64), column_of<double>({nan, -0.0, nan, 2.5}));
  CHECK(some.has_nan);
  CHECK(some.minimum == Scalar(0.0));
  CHECK_FALSE(std::signbit(std::get<double>(some.minimum)));
  CHECK(some.maximum == Scalar(2.5));
  const auto only = column_statistics(type_of(TypeKind::float64), column_of<double>({nan}));
  CHECK(only.has_nan);
  CHECK(only.minimum == Scalar());
  const auto negative = column_statistics(type_of(TypeKind::float32), column_of<float>({-1, -2}));
  CHECK(negative.maximum == Scalar(-1.0));
}

TEST_CASE("column statistics: booleans are 0 and 1") {
  Column column = column_of<std::uint8_t>({0b0110});
  column.length = 4;
  const auto both = column_statistics(type_of(TypeKind::boolean), column);
  CHECK(both.minimum == Scalar(std::int64_t{0}));
  CHECK(both.maximum == Scalar(std::int64_t{1}));
  make_null(column, 0);
  make_null(column, 3);
  CHECK(column_statistics(type_of(TypeKind::boolean), column).minimum == Scalar(std::int64_t{1}));
}

TEST_CASE("column statistics: texts are ordered by their bytes") {
  const auto statistics =
      text_statistics({"b", "", "ab", "\xC3\xA4", "abcdefgh", "abcdefghi", "z"});
  CHECK(statistics.minimum == text(""));
  CHECK(statistics.maximum == text("\xC3\xA4"));
  CHECK(text_statistics({"abcdefghb", "abcdefgha"}).minimum == text("abcdefgha"));
  CHECK(text_statistics({"ab", std::string("ab\0", 3)}).maximum == text(std::string("ab\0", 3)));
}

TEST_CASE("column statistics: long texts are cut, the maximum upwards") {
  const std::string exact(32, 'm');
  const auto kept = text_statistics({exact});
  CHECK(kept.minimum == text(exact));
  CHECK(kept.minimum_exact);
  CHECK(kept.maximum_exact);
  const auto cut = text_statistics({exact + "x"});
  CHECK(cut.minimum == text(exact));
  CHECK_FALSE(cut.minimum_exact);
  CHECK(cut.maximum == text(std::string(31, 'm') + "n"));
  CHECK_FALSE(cut.maximum_exact);
  const auto carried = text_statistics({"a" + std::string(40, '\xff')});
  CHECK(carried.maximum == text("b"));
  const auto none = text_statistics({std::string(33, '\xff')});
  CHECK(none.maximum == Scalar());
  CHECK_FALSE(none.maximum_exact);
}

TEST_CASE("column statistics: only the dictionary's entries that rows use count") {
  Column column = texts_of({"a", "m", "z"});
  for (const std::uint32_t code : {1U, 1U, 0U}) column.codes.append_value(code);
  column.length = 3;
  make_null(column, 2);
  const auto statistics = column_statistics(type_of(TypeKind::text), column);
  CHECK(statistics.minimum == text("m"));
  CHECK(statistics.maximum == text("m"));
}

TEST_CASE("column statistics: an integer of any size has no bounds") {
  const auto statistics = column_statistics(type_of(TypeKind::integer), texts_of({"10", "9"}));
  CHECK(statistics.minimum == Scalar());
  CHECK(may_match(statistics, 2, Comparison::equal, std::int64_t{10}));
}

TEST_CASE("column statistics: what is stored comes back") {
  struct Case {
    TypeKind kind;
    Statistics statistics;
  };
  Statistics texts = text_statistics({"b", std::string(40, 'x')});
  texts.null_count = 3;
  Statistics floats;
  floats.minimum = -1.5;
  floats.maximum = 2.5;
  floats.has_nan = true;
  Statistics integers;
  integers.minimum = std::int64_t{-7};
  integers.maximum = std::int64_t{-7};
  for (const Case& given : {Case{TypeKind::text, texts}, Case{TypeKind::float64, floats},
                            Case{TypeKind::int16, integers}, Case{TypeKind::date, Statistics()}}) {
    Buffer pool;
    const auto stored = to_wire(given.statistics, pool);
    const Type type = type_of(given.kind);
    check_statistics(stored, type, 10, pool.bytes());
    CHECK(from_wire(stored, type, pool.bytes()) == given.statistics);
  }
}

TEST_CASE("column statistics: stored ones that cannot be are refused") {
  const Type type = type_of(TypeKind::text);
  const std::string pool = "abc";
  const auto refused = [&](std::uint64_t minimum, std::uint64_t nulls_and_flags) {
    CHECK_THROWS_AS(
        check_statistics({minimum, 0, nulls_and_flags}, type, 10, std::as_bytes(std::span(pool))),
        CorruptError);
  };
  refused(0, 0x20);                        // an unknown flag
  refused(0, 0x10);                        // NaN in a text
  refused(0, 11 << 8);                     // more nulls than rows
  refused(1, 0);                           // a bound that is said to be absent
  refused(std::uint64_t{4} << 32, 1);      // longer than the pool
  refused(1 | std::uint64_t{3} << 32, 1);  // behind the pool
  refused(std::uint64_t{33} << 32, 1);     // longer than a bound may be
}
