// SPDX-License-Identifier: Apache-2.0
// The kernels of doubles against the C library and what the formats write: what they take comes
// back, they leave little of what could be taken, and all of them agree.
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/cell_kernels.hpp"
#include "text/cell_texts.hpp"
#include "text/float_format.hpp"

namespace sprat::text {

namespace {

constexpr const char* kFormats[] = {"shortest", "fixed", "repr",  "%.0f",
                                    "%.1f",     "%.6f",  "%.15f", "%.22f"};

// What the cell is, if it is written so.
std::optional<double> exact_value(const FloatFormat<double>& format, const std::string& cell) {
  const double value = std::strtod(cell.c_str(), nullptr);
  char text[FloatSpelling::kMaxLength];
  const char* const end = format.format(value, text);
  if (std::string(text, static_cast<std::size_t>(end - text)) != cell) return std::nullopt;
  return value;
}

bool same_value(double a, double b) {
  return std::memcmp(&a, &b, sizeof(a)) == 0 || (std::isnan(a) && std::isnan(b));
}

/// Returns how many cells fit, but are left.
std::size_t check(const std::vector<std::string>& cells, const char* name,
                  const CellKernels& kernels) {
  const FloatFormat<double> format(name);
  const std::optional<DoubleSpelling> spelling = format.double_spelling();
  REQUIRE(spelling.has_value());
  const CellTexts texts(cells);
  CAPTURE(kernels.name, name);
  const Taken<double> taken =
      taken_by<double>(texts, [&](const CellSpans& spans, std::size_t count, double* values) {
        return kernels.doubles(spans, count, *spelling, values);
      });
  std::size_t left = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::optional<double> exact = exact_value(format, cells[i]);
    if (taken[i] && !(exact && same_value(*taken[i], *exact))) FAIL("'" << cells[i] << "'");
    double parsed = 0;
    const bool is_parsed = format.parse(cells[i], parsed);
    if (is_parsed != exact.has_value() || (exact && !same_value(parsed, *exact))) {
      FAIL("'" << cells[i] << "' by the format");
    }
    if (exact && !taken[i]) ++left;
  }
  return left;
}

void check_all(const std::vector<std::string>& cells) {
  for (const char* format : kFormats) {
    for (const CellKernels* kernels : all_cell_kernels()) check(cells, format, *kernels);
  }
}

// Digits with a point in any place, of every length, and some characters beside them.
std::string double_like(std::mt19937_64& random) {
  std::string cell;
  const std::size_t length = random() % 26;
  while (cell.size() < length) cell += static_cast<char>('0' + random() % 10);
  if (random() % 4 == 0) {
    for (std::size_t i = 0; i < cell.size() && i < random() % 8; ++i) cell[i] = '0';
  }
  if (random() % 8 != 0) cell.insert(random() % (cell.size() + 1), 1, '.');
  if (random() % 3 == 0) cell.insert(0, 1, '-');
  if (random() % 4 == 0 && !cell.empty()) {
    const std::string odd = std::string("/:.-+ \"0eE") + '\x7f' + '\x80' + '\xb0' + '\xff';
    cell[random() % cell.size()] = odd[random() % odd.size()];
  }
  return cell;
}

std::string spelled(const char* format, double value) {
  char text[FloatSpelling::kMaxLength];
  return {text, FloatFormat<double>(format).format(value, text)};
}

// A random number of 1 to 17 digits, from a tenth of 10^`whole` on where there are that many.
double random_value(std::mt19937_64& random, int whole) {
  const std::size_t digits = random() % 17 + 1;
  const auto number = static_cast<double>(random() % kPowersOfTen[digits]);
  const double value = number / std::pow(10, static_cast<int>(digits) - whole);
  return random() % 2 == 0 ? value : -value;
}

std::vector<std::string> written_doubles(const char* format) {
  std::mt19937_64 random(41);
  std::vector<std::string> cells;
  for (int i = 0; i < 4'000; ++i) {
    const double value = random_value(random, i % 8);
    cells.push_back(spelled(format, value));
    // The neighbours of short decimals have the longest spellings.
    const double rounded = std::round(value * 1000) / 1000;
    cells.push_back(spelled(format, std::nextafter(rounded, 1e300)));
    cells.push_back(spelled(format, std::nextafter(rounded, -1e300)));
    cells.push_back(spelled(format, rounded));
    cells.push_back(spelled(format, std::ldexp(1.0, i % 64 - 20)));
  }
  return cells;
}

}  // namespace

TEST_CASE("double kernels: what looks like a number is taken only as it is written") {
  std::mt19937_64 random(37);
  std::vector<std::string> cells;
  for (int i = 0; i < 60'000; ++i) cells.push_back(double_like(random));
  check_all(cells);
}

TEST_CASE("double kernels: signs, zeros, points and exponents at every edge") {
  std::vector<std::string> cells = {"padding of more than 24 bytes",
                                    "",
                                    "-",
                                    ".",
                                    "-.",
                                    "0",
                                    "-0",
                                    "00",
                                    "0.0",
                                    "-0.0",
                                    "0.00",
                                    ".5",
                                    "5.",
                                    "-.5",
                                    "-5.",
                                    "+5",
                                    "05",
                                    "-05",
                                    "00.5",
                                    "5.0",
                                    "5.50",
                                    "1e5",
                                    "1e+05",
                                    "1e-05",
                                    "nan",
                                    "-nan",
                                    "inf",
                                    "-inf",
                                    "1.2.3",
                                    "1..2",
                                    "1.5-",
                                    "--5",
                                    "0x10",
                                    "1_000",
                                    "1,5",
                                    " 5",
                                    "10",
                                    "100",
                                    "99999",
                                    "100000",
                                    "123450",
                                    "1234567890",
                                    "0.1",
                                    "0.01",
                                    "0.001",
                                    "0.0001",
                                    "0.00001",
                                    "0.00123",
                                    "0.000123",
                                    "0.0000123",
                                    "99999.9",
                                    "100000.1",
                                    "999999999999999",
                                    "1000000000000000",
                                    "9007199254740993",
                                    "9007199254740992.5",
                                    "0.9999999999999999",
                                    "0.99999999999999989",
                                    "0.99999999999999994",
                                    "9999999999999999.9",
                                    "99999999999999999",
                                    "0.30000000000000004",
                                    "0.3000000000000000",
                                    "0.12345678901234567",
                                    "1.7976931348623157",
                                    "2.2250738585072014",
                                    "-73.98194122314453",
                                    "4503599627370496.5",
                                    "4503599627370497.5"};
  for (std::size_t length = 1; length <= 20; ++length) {
    for (const char digit : {'0', '1', '5', '9'}) {
      for (std::size_t point = 0; point <= length; ++point) {
        std::string cell(length, digit);
        cells.push_back(cell);
        cell.insert(point, 1, '.');
        cells.insert(cells.end(), {cell, '-' + cell, '1' + cell, cell + '1', "0." + cell});
      }
    }
  }
  check_all(cells);
}

TEST_CASE("double kernels: next to nothing that was written is left") {
  for (const char* format : {"shortest", "repr", "fixed", "%.6f"}) {
    const std::vector<std::string> cells = written_doubles(format);
    for (const CellKernels* kernels : all_cell_kernels()) {
      const std::size_t left = check(cells, format, *kernels);
      CAPTURE(kernels->name, format, left);
      if (kernels != &kPortableCells) CHECK(left < cells.size() / 6);
    }
  }
}

TEST_CASE("double kernels: 17 digits around every double are told apart") {
  std::mt19937_64 random(43);
  std::vector<std::string> cells;
  for (int i = 0; i < 2'000; ++i) {
    const double value = std::abs(random_value(random, i % 6));
    for (const char* format : {"%.15f", "%.17f", "%.16f", "%.14f", "%.12f"}) {
      std::string text = spelled(format, value);
      if (text.size() > 20) continue;
      for (int step = -2; step <= 2; ++step) {
        cells.push_back(text);
        cells.back().back() = static_cast<char>('0' + (text.back() - '0' + step + 10) % 10);
      }
    }
  }
  check_all(cells);
}

TEST_CASE("double kernels: formats that round to digits are not for them") {
  for (const char* format : {"%.6g", "%.17g", "%.3e", "%.23f"}) {
    CHECK_FALSE(FloatFormat<double>(format).double_spelling().has_value());
  }
}

}  // namespace sprat::text
