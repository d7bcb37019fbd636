// SPDX-License-Identifier: Apache-2.0
// Floating point: a cell is taken only in its column's spelling, which the C library confirms.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "text/text_support.hpp"

namespace sprat::text {

namespace {

const Type kDouble = type_of(TypeKind::float64);
const Type kFloat = type_of(TypeKind::float32);

template <class T, class Bits>
T random_bits(std::mt19937_64& random) {
  const auto bits = static_cast<Bits>(random());
  T value;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

// Values of all magnitudes, and short decimals as people write them.
double random_double(std::mt19937_64& random) {
  if (random() % 2 == 0) return random_bits<double, std::uint64_t>(random);
  const auto digits = static_cast<double>(random() >> (random() % 60 + 4));
  return digits / std::pow(10, static_cast<double>(random() % 10));
}

}  // namespace

TEST_CASE("floats: the shortest spelling is taken, others are not") {
  for (const char* cell :
       {"0", "-0", "1", "0.1", "-2.5", "1e+05", "1e-05", "123456", "0.001", "1e+100", "nan", "inf",
        "-inf", "5e-324", "1.7976931348623157e+308", "0.30000000000000004"}) {
    CAPTURE(cell);
    CHECK(takes(kDouble, "shortest", cell));
    CHECK(takes(kDouble, "", cell));
  }
  for (const char* cell :
       {"",    "1.0",   "1.10",     "100000", "0.00001",
        "1e5", "1E+05", "+1",       ".5",     "1.",
        "NaN", "Inf",   "infinity", "007",    "0x1p3",
        " 1",  "1 ",    "1e400",    "1,5",    "0.1000000000000000055511151231257827"}) {
    CAPTURE(cell);
    CHECK_FALSE(takes(kDouble, "shortest", cell));
  }
}

TEST_CASE("floats: fixed never writes an exponent") {
  CHECK(takes(kDouble, "fixed", "100000"));
  CHECK(takes(kDouble, "fixed", "0.00001"));
  CHECK(takes(kDouble, "fixed", "18446744073709551616"));
  CHECK_FALSE(takes(kDouble, "fixed", "18446744073709551617"));
  CHECK_FALSE(takes(kDouble, "fixed", "1e+05"));
  CHECK_FALSE(takes(kDouble, "fixed", "1.50"));
}

TEST_CASE("floats: repr is Python's") {
  for (const char* cell : {"0.0", "-0.0", "1.0", "100000.0", "1e+16", "1234567890123456.0",
                           "0.0001", "1e-05", "1.5e-07", "1e+100", "9007199254740993e0", "nan",
                           "inf", "-inf", "0.1", "123.456", "1.2345678901234567e+19"}) {
    CAPTURE(cell);
    CHECK(takes(kDouble, "repr", cell) ==
          (std::strchr(cell, '0') == nullptr || std::strstr(cell, "3e0") == nullptr));
  }
  for (const char* cell : {"1", "10000000000000000.0", "0.00001", "1.50", "1e16", "-nan"}) {
    CAPTURE(cell);
    CHECK_FALSE(takes(kDouble, "repr", cell));
  }
}

TEST_CASE("floats: printf's formats are the C library's") {
  std::mt19937_64 random(17);
  for (const char* spelling : {"%.6g", "%.15g", "%.17g", "%.0e", "%.6e", "%.16e", "%.0f", "%.1f",
                               "%.3f", "%.6f", "%.0g", "%.3g"}) {
    const auto format = cell_format(kDouble, spelling);
    for (int i = 0; i < 5'000; ++i) {
      const double value = random_double(random);
      char expected[512];
      std::snprintf(expected, sizeof expected, spelling, value);
      CAPTURE(spelling, expected);
      CHECK(written(*format, column_of(value)) == expected);
      // Rounding up may leave the range of double.
      const bool in_range = std::isfinite(std::strtod(expected, nullptr)) || std::isinf(value);
      if (in_range) CHECK(takes(*format, expected));
    }
  }
}

TEST_CASE("floats: every double comes back from shortest, fixed, repr and 17 digits") {
  std::mt19937_64 random(19);
  for (const char* spelling : {"shortest", "fixed", "repr", "%.17g", "%.16e"}) {
    const auto format = cell_format(kDouble, spelling);
    for (int i = 0; i < 10'000; ++i) {
      const double value = random_double(random);
      const std::string text = written(*format, column_of(value));
      CAPTURE(spelling, text);
      const auto back = parsed<double>(kDouble, spelling, text);
      REQUIRE(back.has_value());
      CHECK((std::isnan(value) ? std::isnan(*back) : std::memcmp(&value, &*back, 8) == 0));
    }
  }
}

TEST_CASE("floats: every float comes back") {
  std::mt19937_64 random(23);
  for (const char* spelling : {"shortest", "fixed", "repr", "%.9g"}) {
    const auto format = cell_format(kFloat, spelling);
    for (int i = 0; i < 10'000; ++i) {
      const auto value = random_bits<float, std::uint32_t>(random);
      const std::string text = written(*format, column_of(value));
      CAPTURE(spelling, text);
      const auto back = parsed<float>(kFloat, spelling, text);
      REQUIRE(back.has_value());
      CHECK((std::isnan(value) ? std::isnan(*back) : std::memcmp(&value, &*back, 4) == 0));
    }
  }
}

TEST_CASE("floats: no text made of number characters comes back changed") {
  constexpr std::string_view kCharacters = "0000123456789...-+e";
  std::mt19937_64 random(29);
  for (const char* spelling :
       {"shortest", "fixed", "repr", "%.6g", "%.15g", "%.17g", "%.2e", "%.3f", "%.0f", "%.1g"}) {
    const auto wide = cell_format(kDouble, spelling);
    const auto narrow = cell_format(kFloat, spelling);
    for (int i = 0; i < 60'000; ++i) {
      std::string cell;
      for (std::size_t length = random() % 20; length > 0; --length) {
        cell.push_back(kCharacters[random() % kCharacters.size()]);
      }
      takes(*wide, cell);
      takes(*narrow, cell);
    }
  }
}

TEST_CASE("floats: plain numbers of at most 15 digits fit exactly where formatting says so") {
  std::mt19937_64 random(31);
  for (const char* spelling : {"shortest", "fixed", "repr", "%.6g", "%.15g", "%.3f", "%.17g"}) {
    const auto format = cell_format(kDouble, spelling);
    for (int i = 0; i < 20'000; ++i) {
      char cell[64];
      const auto digits = static_cast<double>(random() % 1'000'000'000'000'000 >> random() % 50);
      std::snprintf(cell, sizeof cell, "%.*f", static_cast<int>(random() % 6),
                    digits / std::pow(10, static_cast<double>(random() % 8)));
      const std::string expected = written(*format, column_of(std::strtod(cell, nullptr)));
      CAPTURE(spelling, cell, expected);
      CHECK(takes(*format, cell) == (expected == cell));
    }
  }
}

TEST_CASE("floats: an unknown format is refused") {
  for (const char* spelling : {"%g", "%.g", "%.3d", "%.100f", "%.-1f", "%5.2f", "Shortest", "f"}) {
    CAPTURE(spelling);
    CHECK_THROWS_AS(cell_format(kDouble, spelling), SchemaError);
  }
}

}  // namespace sprat::text
