// SPDX-License-Identifier: Apache-2.0
// Integers and decimals: only canonical text is taken, and all of it comes back.
#include <cstdint>
#include <limits>
#include <random>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "text/text_support.hpp"

namespace sprat::text {

namespace {

// Every value, and texts around the edge of what is canonical.
template <class T>
void check_integer_kind(TypeKind kind) {
  const auto format = cell_format(type_of(kind), "");
  std::mt19937_64 random(7);
  for (int i = 0; i < 20'000; ++i) {
    const auto value = static_cast<T>(random() >> random() % 64);
    const std::string text = written(*format, column_of(value));
    CHECK(parsed<T>(type_of(kind), "", text) == value);
  }
  for (const T value : {std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), T{0}, T{1}}) {
    CHECK(takes(*format, std::to_string(value)));
    if (value != 1) CHECK_FALSE(takes(*format, std::to_string(value) + "0"));
  }
}

}  // namespace

TEST_CASE("integers: every value of every kind comes back") {
  check_integer_kind<std::int8_t>(TypeKind::int8);
  check_integer_kind<std::uint8_t>(TypeKind::uint8);
  check_integer_kind<std::int16_t>(TypeKind::int16);
  check_integer_kind<std::uint16_t>(TypeKind::uint16);
  check_integer_kind<std::int32_t>(TypeKind::int32);
  check_integer_kind<std::uint32_t>(TypeKind::uint32);
  check_integer_kind<std::int64_t>(TypeKind::int64);
  check_integer_kind<std::uint64_t>(TypeKind::uint64);
}

TEST_CASE("integers: what is not canonical is refused") {
  for (const char* cell : {"",
                           "-",
                           "+5",
                           "-0",
                           "007",
                           "00",
                           " 5",
                           "5 ",
                           "1e5",
                           "1.0",
                           "0x10",
                           "1,000",
                           "12a",
                           "--1",
                           "9223372036854775808",
                           "-9223372036854775809",
                           "18446744073709551616",
                           "99999999999999999999",
                           "123456789012345678901",
                           "1234567/",
                           "1234567:",
                           "12345678901234567:"}) {
    CAPTURE(cell);
    CHECK_FALSE(takes(type_of(TypeKind::int64), "", cell));
  }
  CHECK_FALSE(takes(type_of(TypeKind::uint64), "", "18446744073709551616"));
  CHECK_FALSE(takes(type_of(TypeKind::uint64), "", "-1"));
  CHECK_FALSE(takes(type_of(TypeKind::int8), "", "128"));
  CHECK_FALSE(takes(type_of(TypeKind::int8), "", "-129"));
  CHECK_FALSE(takes(type_of(TypeKind::uint8), "", "256"));
}

TEST_CASE("decimals: exactly the scale's digits follow the point") {
  for (const char* cell : {"0.10", "-0.05", "1.10", "12.34", "104949.50", "1234567.89",
                           "92233720368547758.07", "-92233720368547758.08", "0.00"}) {
    CAPTURE(cell);
    CHECK(takes(decimal_of(2), "", cell));
  }
  for (const char* cell : {"",
                           ".",
                           "-",
                           "-0.00",
                           ".50",
                           "1.1",
                           "1.123",
                           "1.",
                           "1",
                           "01.10",
                           "+1.10",
                           "1.1a",
                           "1,10",
                           "a.10",
                           "-.50",
                           "--1.10",
                           "92233720368547758.08",
                           "-92233720368547758.09",
                           "1234567.8:",
                           "123456789.1/",
                           "00.10"}) {
    CAPTURE(cell);
    CHECK_FALSE(takes(decimal_of(2), "", cell));
  }
  CHECK(parsed<std::int64_t>(decimal_of(2), "", "-0.05") == -5);
  CHECK(parsed<std::int64_t>(decimal_of(0), "", "-17") == -17);
  CHECK_FALSE(takes(decimal_of(0), "", "17."));
}

TEST_CASE("decimals: every value of every scale comes back") {
  std::mt19937_64 random(11);
  for (std::int32_t scale = 0; scale <= 18; ++scale) {
    const auto format = cell_format(decimal_of(scale), "");
    for (int i = 0; i < 2'000; ++i) {
      const auto value = static_cast<std::int64_t>(random()) >> random() % 64;
      const std::string text = written(*format, column_of(value));
      CAPTURE(scale, text);
      CHECK(parsed<std::int64_t>(decimal_of(scale), "", text) == value);
    }
    CHECK(takes(*format, written(*format, column_of(std::numeric_limits<std::int64_t>::min()))));
    CHECK(takes(*format, written(*format, column_of(std::numeric_limits<std::int64_t>::max()))));
  }
}

TEST_CASE("numbers: no text made of number characters comes back changed") {
  constexpr std::string_view kCharacters = "0123456789019.-+eE :/ ";
  std::mt19937_64 random(13);
  const auto integer = cell_format(type_of(TypeKind::int64), "");
  const auto unsigned_byte = cell_format(type_of(TypeKind::uint8), "");
  const auto decimal = cell_format(decimal_of(2), "");
  const auto tiny = cell_format(decimal_of(7), "");
  for (int i = 0; i < 200'000; ++i) {
    std::string cell;
    for (std::size_t length = random() % 12; length > 0; --length) {
      cell.push_back(kCharacters[random() % kCharacters.size()]);
    }
    takes(*integer, cell);
    takes(*unsigned_byte, cell);
    takes(*decimal, cell);
    takes(*tiny, cell);
  }
}

TEST_CASE("numbers: integers and decimals take no format") {
  CHECK_THROWS_AS(cell_format(type_of(TypeKind::int64), "%d"), SchemaError);
  CHECK_THROWS_AS(cell_format(decimal_of(2), "fixed"), SchemaError);
  CHECK_THROWS_AS(cell_format(type_of(TypeKind::text), ""), SchemaError);
}

}  // namespace sprat::text
