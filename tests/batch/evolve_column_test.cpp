// SPDX-License-Identifier: Apache-2.0
#include "batch/evolve_column.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/error.hpp>

#include "batch/cast_values.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace {

using namespace sprat;

constexpr std::uint64_t kRoom = std::uint64_t{1} << 20;

Type of_kind(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

template <class T>
constexpr TypeKind kind_of() {
  if constexpr (std::is_same_v<T, float>) return TypeKind::float32;
  if constexpr (std::is_same_v<T, double>) return TypeKind::float64;
  constexpr int kStep = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 2 : sizeof(T) == 4 ? 4 : 6;
  if constexpr (std::is_integral_v<T>) {
    return static_cast<TypeKind>(2 + kStep + (std::is_unsigned_v<T> ? 1 : 0));
  }
}

template <class From, class To>
bool casts(const std::vector<From>& values, std::vector<To>& cast) {
  cast.resize(values.size());
  return cast_values(of_kind(kind_of<From>()), of_kind(kind_of<To>()), values.size(),
                     std::as_bytes(std::span(values)).data(),
                     std::as_writable_bytes(std::span(cast)).data());
}

template <class From, class To>
void check_integers() {
  constexpr From kLeast = std::numeric_limits<From>::min();
  constexpr From kMost = std::numeric_limits<From>::max();
  for (const From value : {kLeast, From{0}, From{1}, From{100}, kMost}) {
    std::vector<To> cast;
    const bool fits = casts(std::vector<From>(1'025, value), cast);
    CHECK(fits == std::in_range<To>(value));
    if (fits) CHECK(std::cmp_equal(cast.back(), value));
  }
}

template <class From>
void check_integers_from() {
  check_integers<From, std::int8_t>();
  check_integers<From, std::uint8_t>();
  check_integers<From, std::int16_t>();
  check_integers<From, std::uint16_t>();
  check_integers<From, std::int32_t>();
  check_integers<From, std::uint32_t>();
  check_integers<From, std::int64_t>();
  check_integers<From, std::uint64_t>();
}

Field field_of(const std::string& declaration) {
  return parse_schema("enum Color : ubyte { red = 1, blue = 7 } table Row { " + declaration +
                      " } root_type Row;")
      .fields.front();
}

Column filled(const std::string& declaration, std::size_t rows) {
  Column column;
  fill_column(field_of(declaration), rows, kRoom, column);
  CHECK(column.length == rows);
  return column;
}

TEST_CASE("cast: an integer fits another type exactly where that type has its value") {
  check_integers_from<std::int8_t>();
  check_integers_from<std::uint8_t>();
  check_integers_from<std::int16_t>();
  check_integers_from<std::uint16_t>();
  check_integers_from<std::int32_t>();
  check_integers_from<std::uint32_t>();
  check_integers_from<std::int64_t>();
  check_integers_from<std::uint64_t>();
}

TEST_CASE("cast: integers of 32 bits and floats become the same doubles") {
  std::vector<double> cast;
  CHECK(casts(std::vector<std::uint32_t>{0, 7, UINT32_MAX}, cast));
  CHECK(cast == std::vector<double>{0, 7, 4294967295.0});
  CHECK(casts(std::vector<float>{-0.5F, 0.1F}, cast));
  CHECK(cast == std::vector<double>{-0.5, double{0.1F}});
}

TEST_CASE("cast: a fixed text that is made longer ends in zeros") {
  Type from = of_kind(TypeKind::fixed_text);
  from.length = 2;
  Type to = from;
  to.length = 5;
  const std::string texts = "abcd";
  std::string cast(10, 'x');
  CHECK(cast_values(from, to, 2, std::as_bytes(std::span(texts)).data(),
                    std::as_writable_bytes(std::span(cast)).data()));
  CHECK(cast == std::string("ab\0\0\0cd\0\0\0", 10));
}

TEST_CASE("cast: a column keeps its nulls, and what their slots hold does not count") {
  Column column = fixed_column<std::int64_t>({1, 1'000'000, 3}, {true, false, true});
  Buffer spare;
  cast_column(of_kind(TypeKind::int64), of_kind(TypeKind::int8), kRoom, column, spare);
  CHECK(column.value<std::int8_t>(0) == 1);
  CHECK(column.is_null(1));
  CHECK(column.value<std::int8_t>(2) == 3);
}

TEST_CASE("cast: a value that the statistics did not tell of is a damage, not another value") {
  Column column = fixed_column<std::int64_t>({1, 1'000'000, 3});
  Buffer spare;
  CHECK_THROWS_AS(
      cast_column(of_kind(TypeKind::int64), of_kind(TypeKind::int8), kRoom, column, spare),
      CorruptError);
}

TEST_CASE("cast: a list's elements are cast, its offsets stay") {
  Column column;
  column.length = 2;
  for (const std::int32_t offset : {0, 2, 3}) column.offsets.append_value(offset);
  column.children.push_back(fixed_column<std::int32_t>({5, -6, 7}));
  Buffer spare;
  cast_column(field_of("x: [int];").type, field_of("x: [long];").type, kRoom, column, spare);
  const auto elements = column.children.front().values.as<std::int64_t>();
  CHECK(std::vector<std::int64_t>(elements.begin(), elements.end()) ==
        std::vector<std::int64_t>{5, -6, 7});
  CHECK(column.offsets.as<std::int32_t>().size() == 3);
}

TEST_CASE("fill: every row of a new column is its default") {
  for (const std::size_t rows : {0U, 1U, 8U, 9U, 1'025U}) {
    CHECK(filled("x: int = -3;", rows).values.as<std::int32_t>().size() == rows);
    for (std::size_t row = 0; row < rows; ++row) {
      CHECK(filled("x: string (required, default: \"none\");", rows).text(row) == "none");
      if (row == 9) break;
    }
  }
  CHECK(filled("x: int = -3;", 5).value<std::int32_t>(4) == -3);
  CHECK(filled("x: ulong = 18446744073709551615;", 5).value<std::uint64_t>(4) == UINT64_MAX);
  CHECK(filled("x: float = 0.1;", 5).value<float>(4) == 0.1F);
  CHECK(filled("x: double = 0.1;", 5).value<double>(4) == 0.1);
  CHECK(filled("x: bool = true;", 9).boolean(8));
  CHECK_FALSE(filled("x: bool = false;", 9).boolean(8));
  CHECK(filled("x: Color = blue;", 5).value<std::uint8_t>(4) == 7);
  CHECK(filled("x: int = 365 (date);", 5).value<std::int32_t>(4) == 365);
  CHECK(filled("x: string (length: 3, required, default: \"ab\");", 2).values.bytes().size() == 6);
  CHECK(filled("x: string (integer, required, default: \"-7\");", 5).text(4) == "-7");
}

TEST_CASE("fill: without a default, every row is null") {
  for (const std::string type :
       {"bool = null", "int = null", "string", "[ubyte]", "[int]", "[string]"}) {
    const Column column = filled("x: " + type + ";", 9);
    CHECK(column.null_count == 9);
    CHECK(column.is_null(0));
    CHECK(column.is_null(8));
  }
  const Column array = filled("x: [long] (array: 3);", 9);
  CHECK(array.children.front().length == 27);
  CHECK(array.children.front().values.size() == 27 * 8);
}

TEST_CASE("fill: a column's memory is bounded, whatever the rows") {
  Column column;
  const Field wide = field_of("x: [long] (array: 65535);");
  CHECK_THROWS_AS(fill_column(wide, 65'536, kRoom, column), LimitError);
  Column texts;
  texts.length = 1'000;
  texts.values.resize_zeroed(1'000);
  Buffer spare;
  CHECK_THROWS_AS(cast_column(field_of("x: string (length: 1);").type,
                              field_of("x: string (length: 65535);").type, kRoom, texts, spare),
                  LimitError);
}

}  // namespace
