// SPDX-License-Identifier: Apache-2.0
// The kernels of cells against formats that write: what they take comes back, they leave little of
// what could be taken, and all of them agree.
#include "text/cell_kernels.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/cell_texts.hpp"
#include "text/temporal_format.hpp"
#include "text/text_support.hpp"

namespace sprat::text {

namespace {

bool may_be_left(const CellTexts& texts, std::size_t cell, std::size_t scale,
                 const CellKernels& kernels) {
  const bool is_portable = &kernels == &kPortableCells;
  const std::size_t most_digits = is_portable ? 16 : 18;
  return texts.spans()[cell].size() > most_digits || texts.spans().ends[cell] < 24 ||
         (is_portable && scale > 7);
}

void check_numbers(const std::vector<std::string>& cells, const CellFormat& format,
                   const NumberSpelling& spelling) {
  const CellTexts texts(cells);
  for (const CellKernels* kernels : all_cell_kernels()) {
    CAPTURE(kernels->name, spelling.scale);
    const Taken<std::int64_t> taken = taken_by<std::int64_t>(
        texts, [&](const CellSpans& spans, std::size_t count, std::int64_t* values) {
          return kernels->numbers(spans, count, spelling, values);
        });
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Column column;
      const bool fits = format.parse(cells[i], column) &&
                        column.value<std::int64_t>(0) >= spelling.min &&
                        column.value<std::int64_t>(0) <= spelling.max;
      const bool taken_right = taken[i] ? fits && *taken[i] == column.value<std::int64_t>(0)
                                        : !fits || may_be_left(texts, i, spelling.scale, *kernels);
      if (!taken_right) FAIL("'" << cells[i] << "'");
    }
  }
}

// The characters of numbers and those beside them in ASCII, in every length.
std::string number_like(std::mt19937_64& random, std::size_t scale) {
  std::string cell;
  const std::size_t length = random() % 24;
  while (cell.size() < length) cell += static_cast<char>('0' + random() % 10);
  if (scale != 0 && cell.size() > scale && random() % 8 != 0)
    cell.insert(cell.size() - scale, 1, '.');
  if (random() % 3 == 0) cell.insert(0, 1, '-');
  if (random() % 3 == 0 && !cell.empty()) {
    const std::string odd = std::string("/:.-+ \"0") + '\0' + '\x7f' + '\x80' + '\xb0' + '\xff';
    cell[random() % cell.size()] = odd[random() % odd.size()];
  }
  return cell;
}

std::vector<std::string> edge_numbers() {
  std::vector<std::string> cells = {"",   "-",   "0", "-0", "00", "-1",
                                    "01", "-01", ".", "-.", "0.", ".0"};
  for (std::size_t length = 1; length <= 20; ++length) {
    for (const char digit : {'0', '1', '9'}) {
      const std::string digits(length, digit);
      cells.push_back(digits);
      for (const char before : {'-', '+', '"'}) cells.push_back(before + digits);
      for (std::size_t point = 0; point <= length; ++point) {
        std::string decimal = digits;
        decimal.insert(point, 1, '.');
        cells.insert(cells.end(), {decimal, '-' + decimal});
      }
    }
  }
  return cells;
}

void check_dates(const std::vector<std::string>& cells, const std::string& format) {
  const DateFormat reference(format);
  const std::optional<DateLayout> layout = reference.date_layout();
  REQUIRE(layout.has_value());
  const CellTexts texts(cells);
  for (const CellKernels* kernels : all_cell_kernels()) {
    CAPTURE(kernels->name, format);
    const Taken<std::int32_t> taken = taken_by<std::int32_t>(
        texts, [&](const CellSpans& spans, std::size_t count, std::int32_t* days) {
          return kernels->dates(spans, count, *layout, days);
        });
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::int32_t days = 0;
      const bool fits = reference.parse(cells[i], days);
      const bool may_be_left = !fits || (kernels == &kPortableCells && layout->places.short_year);
      const bool right = taken[i] ? fits && *taken[i] == days : may_be_left;
      if (!right) FAIL("'" << cells[i] << "'");
    }
  }
}

std::string date_text(const std::string& format, int year, int month, int day) {
  std::string text;
  const auto digits = [&](int value, int count) {
    const std::string all = std::to_string(10'000 + value);
    text += all.substr(all.size() - static_cast<std::size_t>(count));
  };
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      text += format[i];
    } else if (format[++i] == 'Y' || format[i] == 'y') {
      digits(year, format[i] == 'Y' ? 4 : 2);
    } else {
      digits(format[i] == 'm' ? month : day, 2);
    }
  }
  return text;
}

constexpr const char* kDateFormats[] = {"%Y-%m-%d",    "%m/%d/%Y",    "%d.%m.%Y",
                                        "%Y%m%d",      "%d%m%Y",      "%m/%d/%y",
                                        "%d of %m %y", "%Y\xff%m-%d", "on %d-%m of %Y"};

}  // namespace

TEST_CASE("cell kernels: numbers of every length and sign, and what is near them") {
  std::mt19937_64 random(5);
  for (std::size_t scale = 0; scale <= 18; ++scale) {
    const auto format = cell_format(decimal_of(static_cast<std::int32_t>(scale)), "");
    const NumberSpelling spelling{scale, std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max()};
    check_numbers(edge_numbers(), *format, spelling);
    std::vector<std::string> cells;
    for (int i = 0; i < 20'000; ++i) cells.push_back(number_like(random, scale));
    check_numbers(cells, *format, spelling);
  }
}

TEST_CASE("cell kernels: numbers up to the limits of each kind") {
  const auto format = cell_format(type_of(TypeKind::int64), "");
  for (const NumberSpelling spelling :
       {NumberSpelling{0, -128, 127}, NumberSpelling{0, 0, 255}, NumberSpelling{0, -32768, 32767},
        NumberSpelling{0, 0, 4'294'967'295}, NumberSpelling{0, -2'147'483'648, 2'147'483'647}}) {
    std::vector<std::string> cells;
    for (const std::int64_t limit : {spelling.min, spelling.max}) {
      for (std::int64_t value = limit - 20; value <= limit + 20; ++value) {
        cells.push_back(std::to_string(value));
      }
    }
    check_numbers(cells, *format, spelling);
  }
}

TEST_CASE("cell kernels: every day of the calendar, and days that it lacks") {
  for (const char* format : kDateFormats) {
    std::vector<std::string> cells;
    for (const int year : {0, 1, 4, 99, 100, 400, 1899, 1900, 1970, 1999, 2000, 2023, 2024, 9999}) {
      for (int month = 0; month <= 20; ++month) {
        for (int day = 0; day <= 33; ++day) cells.push_back(date_text(format, year, month, day));
      }
      cells.push_back(date_text(format, year, 99, 99));
      cells.push_back(date_text(format, year, 2, 99));
    }
    for (int year = 0; year <= 9999; ++year) {
      for (const int day : {28, 29, 30}) cells.push_back(date_text(format, year, 2, day));
      cells.push_back(date_text(format, year, 1, 1));
      cells.push_back(date_text(format, year, 12, 31));
    }
    check_dates(cells, format);
  }
}

TEST_CASE("cell kernels: texts that are nearly dates are left") {
  std::mt19937_64 random(6);
  for (const char* format : kDateFormats) {
    std::vector<std::string> cells = {"", " "};
    const std::string date = date_text(format, 2024, 2, 29);
    for (std::size_t at = 0; at < date.size(); ++at) {
      for (int byte = 0; byte < 256; ++byte) {
        cells.push_back(date);
        cells.back()[at] = static_cast<char>(byte);
      }
      cells.push_back(date.substr(at));
      cells.push_back(date.substr(0, at));
      cells.push_back(date + date.substr(0, at));
    }
    check_dates(cells, format);
  }
}

TEST_CASE("cell kernels: formats of names, varying width and too many letters are not for them") {
  for (const char* format : {"%d %b %Y", "%-m/%-d/%Y", "%Y-%j", "on the day %d-%m-%Y"}) {
    CHECK_FALSE(DateFormat(format).date_layout().has_value());
  }
}

}  // namespace sprat::text
