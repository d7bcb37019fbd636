// SPDX-License-Identifier: Apache-2.0
// Dates, times and timestamps: formats and their values, the calendar, and exact inverses.
#include <cstdint>
#include <limits>
#include <random>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "text/calendar.hpp"
#include "text/text_support.hpp"

namespace sprat::text {

namespace {

const Type kDate = type_of(TypeKind::date);

Type zoned(std::string time_zone, TimeUnit unit = TimeUnit::second) {
  Type type = type_of(TypeKind::timestamp, unit);
  type.time_zone = std::move(time_zone);
  return type;
}

}  // namespace

TEST_CASE("calendar: each day of the years 1 to 9999 follows the one before") {
  CivilDate date{1, 1, 1};
  for (std::int64_t day = kFirstDay; day <= kLastDay; ++day) {
    const CivilDate back = civil_date(day);
    if (!is_valid(date) || days_since_epoch(date) != day || back.year != date.year ||
        back.month != date.month || back.day != date.day) {
      FAIL("day " << day);
    }
    if (++date.day > days_in_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) {
        date.month = 1;
        ++date.year;
      }
    }
  }
  CHECK(date.year == 10'000);
}

TEST_CASE("dates: every format brings every date back") {
  std::mt19937_64 random(37);
  for (const char* format : {"%Y-%m-%d", "%m/%d/%Y", "%d.%m.%Y", "%Y%m%d", "%-m/%-d/%Y", "%d-%b-%Y",
                             "%b %-d %Y", "%B %-d, %Y", "%Y-%j", "%A"}) {
    if (std::string(format) == "%A") {
      CHECK_THROWS_AS(cell_format(kDate, format), SchemaError);
      continue;
    }
    const auto cells = cell_format(kDate, format);
    for (int i = 0; i < 5'000; ++i) {
      const auto value = static_cast<std::int32_t>(
          kFirstDay + static_cast<std::int64_t>(random() % (kLastDay - kFirstDay + 1)));
      const std::string text = written(*cells, column_of(value));
      CAPTURE(format, text, value);
      CHECK(parsed<std::int32_t>(kDate, format, text) == value);
    }
  }
}

TEST_CASE("dates: what the calendar or the format does not have is refused") {
  CHECK(parsed<std::int32_t>(kDate, "", "1970-01-01") == 0);
  CHECK(parsed<std::int32_t>(kDate, "%m/%d/%Y", "03/01/2000") == 11017);
  for (const char* cell :
       {"2011-13-45", "2011-02-29", "1900-02-29", "2011-00-10", "2011-01-00", "2011-04-31",
        "0000-01-01", "2011-1-1", "2011/01/01", "2011-01-1a", "2011-01-0:", "20110101", "",
        "2011-01-01 ", " 2011-01-01", "2011-01-1", "-001-01-01", "2011-01-0/"}) {
    CAPTURE(cell);
    CHECK_FALSE(takes(kDate, "%Y-%m-%d", cell));
  }
  CHECK(takes(kDate, "%Y-%m-%d", "2000-02-29"));
  CHECK(takes(kDate, "%-m/%-d/%Y", "1/2/2001"));
  CHECK(takes(kDate, "%-m/%-d/%Y", "12/31/2001"));
  CHECK_FALSE(takes(kDate, "%-m/%-d/%Y", "01/2/2001"));
  CHECK_FALSE(takes(kDate, "%-m/%-d/%Y", "/2/2001"));
  CHECK_FALSE(takes(kDate, "%-m/%-d/%Y", "123/2/2001"));
  CHECK_FALSE(takes(kDate, "%d-%b-%Y", "01-JAN-2001"));
  CHECK_FALSE(takes(kDate, "%Y-%j", "2001-366"));
  CHECK(takes(kDate, "%Y-%j", "2000-366"));
}

TEST_CASE("dates: two-digit years are 1969 to 2068 and nothing else") {
  CHECK(parsed<std::int32_t>(kDate, "%m/%d/%y", "01/01/69") ==
        days_since_epoch(CivilDate{1969, 1, 1}));
  CHECK(parsed<std::int32_t>(kDate, "%m/%d/%y", "12/31/68") ==
        days_since_epoch(CivilDate{2068, 12, 31}));
  const auto format = cell_format(kDate, "%m/%d/%y");
  CHECK_THROWS_AS(written(*format, column_of(days_since_epoch(CivilDate{1968, 12, 31}))),
                  SchemaError);
  CHECK_THROWS_AS(written(*format, column_of(days_since_epoch(CivilDate{2069, 1, 1}))),
                  SchemaError);
}

TEST_CASE("dates: values outside the years 1 to 9999 have no text") {
  const auto format = cell_format(kDate, "");
  CHECK(written(*format, column_of(static_cast<std::int32_t>(kFirstDay))) == "0001-01-01");
  CHECK(written(*format, column_of(static_cast<std::int32_t>(kLastDay))) == "9999-12-31");
  CHECK_THROWS_AS(written(*format, column_of(static_cast<std::int32_t>(kLastDay + 1))),
                  SchemaError);
  CHECK_THROWS_AS(written(*format, column_of(std::numeric_limits<std::int32_t>::min())),
                  SchemaError);
}

TEST_CASE("times: the fraction has the unit's digits, or those that the format says") {
  const Type seconds = type_of(TypeKind::time);
  const Type millis = type_of(TypeKind::time, TimeUnit::millisecond);
  const Type micros = type_of(TypeKind::time, TimeUnit::microsecond);
  const Type nanos = type_of(TypeKind::time, TimeUnit::nanosecond);
  CHECK(parsed<std::int32_t>(seconds, "", "23:59:59") == 86'399);
  CHECK(parsed<std::int32_t>(millis, "", "00:00:01.005") == 1'005);
  CHECK(parsed<std::int64_t>(micros, "%H:%M:%S.%f", "00:00:01.000005") == 1'000'005);
  CHECK(parsed<std::int64_t>(nanos, "%H:%M:%S,%7f", "00:00:01,0000005") == 1'000'000'500);
  CHECK(parsed<std::int32_t>(seconds, "%H:%M", "10:30") == 37'800);
  CHECK_FALSE(takes(seconds, "", "24:00:00"));
  CHECK_FALSE(takes(seconds, "", "23:59:60"));
  CHECK_FALSE(takes(seconds, "", "23:60:00"));
  CHECK_FALSE(takes(millis, "", "00:00:01.05"));
  CHECK_THROWS_AS(cell_format(seconds, "%H:%M:%S.%f"), SchemaError);
  CHECK_THROWS_AS(cell_format(millis, "%H:%M:%S.%6f"), SchemaError);
  CHECK_THROWS_AS(written(*cell_format(seconds, "%H:%M"), column_of(std::int32_t{61})),
                  SchemaError);
  CHECK_THROWS_AS(written(*cell_format(millis, "%H:%M:%S.%1f"), column_of(std::int32_t{15})),
                  SchemaError);
}

TEST_CASE("times: twelve-hour clocks need their half of the day") {
  const Type time = type_of(TypeKind::time);
  CHECK(parsed<std::int32_t>(time, "%I:%M %p", "12:05 AM") == 300);
  CHECK(parsed<std::int32_t>(time, "%-I:%M %p", "1:05 PM") == 47'100);
  CHECK(takes(time, "%-I:%M %p", "12:00 PM"));
  CHECK_FALSE(takes(time, "%-I:%M %p", "13:00 PM"));
  CHECK_FALSE(takes(time, "%-I:%M %p", "0:00 AM"));
  CHECK_FALSE(takes(time, "%-I:%M %p", "01:00 PM"));
  CHECK_FALSE(takes(time, "%-I:%M %p", "1:00 pm"));
  CHECK_THROWS_AS(cell_format(time, "%I:%M"), SchemaError);
  CHECK_THROWS_AS(cell_format(time, "%H:%M %p"), SchemaError);
}

TEST_CASE("timestamps: all of 64 bits that has a four-digit year comes back") {
  std::mt19937_64 random(41);
  for (int unit = 0; unit < 4; ++unit) {
    const Type type = zoned("", static_cast<TimeUnit>(unit));
    const auto format = cell_format(type, "");
    for (int i = 0; i < 10'000; ++i) {
      auto value = static_cast<std::int64_t>(random()) >> random() % 64;
      if (unit == 0) value %= 60'000'000'000;
      if (unit == 1) value %= 60'000'000'000'000;
      if (unit == 2) value %= 60'000'000'000'000'000;
      const std::string text = written(*format, column_of(value));
      CAPTURE(unit, text, value);
      CHECK(parsed<std::int64_t>(type, "", text) == value);
    }
  }
}

TEST_CASE("timestamps: nanoseconds end where 64 bits end") {
  const Type nanos = zoned("", TimeUnit::nanosecond);
  CHECK(parsed<std::int64_t>(nanos, "", "1677-09-21T00:12:43.145224192") ==
        std::numeric_limits<std::int64_t>::min());
  CHECK(parsed<std::int64_t>(nanos, "", "2262-04-11T23:47:16.854775807") ==
        std::numeric_limits<std::int64_t>::max());
  CHECK_FALSE(takes(nanos, "", "1677-09-21T00:12:43.145224191"));
  CHECK_FALSE(takes(nanos, "", "2262-04-11T23:47:16.854775808"));
  CHECK(takes(nanos, "", "1677-09-21T00:12:43.145224192"));
}

TEST_CASE("timestamps: a type with an offset counts in UTC") {
  CHECK(parsed<std::int64_t>(zoned("UTC"), "", "1970-01-01T00:00:10Z") == 10);
  CHECK(parsed<std::int64_t>(zoned("+05:30"), "", "1970-01-01T05:30:10+05:30") == 10);
  CHECK(parsed<std::int64_t>(zoned("-01:00"), "", "1969-12-31T23:00:00-01:00") == 0);
  CHECK(parsed<std::int64_t>(zoned("UTC"), "%Y-%m-%d %H:%M:%S+00:00",
                             "1970-01-01 00:00:10+00:00") == 10);
  CHECK_FALSE(takes(zoned("UTC"), "", "1970-01-01T00:00:10"));
  CHECK(takes(zoned("+14:00"), "", "0001-01-01T00:00:00+14:00"));
  CHECK(takes(zoned("-12:00"), "", "9999-12-31T23:59:59-12:00"));
}

TEST_CASE("temporal formats: what cannot be read back is refused") {
  for (const char* format :
       {"", "%Y-%m", "%m-%d", "%Y-%m-%d %d", "%Y-%m-%d-%j", "%-m%d%Y", "%Y-%m-%d %H", "%Y-%m-%",
        "%Y-%-", "%Q", "%-Y-%m-%d", "%Y%y%m%d", "%-d1/%m/%Y"}) {
    if (*format == '\0') continue;
    CAPTURE(format);
    CHECK_THROWS_AS(cell_format(kDate, format), SchemaError);
  }
  CHECK_THROWS_AS(cell_format(zoned(""), "%Y-%m-%d"), SchemaError);
  CHECK_THROWS_AS(cell_format(zoned(""), "%H:%M:%S"), SchemaError);
  CHECK_THROWS_AS(cell_format(type_of(TypeKind::time), "%M:%S"), SchemaError);
  CHECK_THROWS_AS(cell_format(type_of(TypeKind::time), "%Y %H"), SchemaError);
  CHECK_THROWS_AS(cell_format(kDate, "%Y-%m-%d" + std::string(200, 'x')), SchemaError);
  CHECK(takes(kDate, "100%% %Y-%m-%d", "100% 2020-02-02"));
}

TEST_CASE("temporal formats: no text that looks like one comes back changed") {
  constexpr std::string_view kCharacters = "0011223456789-/: T";
  const std::string like[] = {"2001-01-02", "01/02/2001", "1/2/2001", "01/02/01", "10:11:12"};
  const Type types[] = {kDate, kDate, kDate, kDate, type_of(TypeKind::time)};
  const char* formats[] = {"%Y-%m-%d", "%m/%d/%Y", "%-m/%-d/%Y", "%m/%d/%y", "%H:%M:%S"};
  std::mt19937_64 random(43);
  for (std::size_t kind = 0; kind < 5; ++kind) {
    const auto format = cell_format(types[kind], formats[kind]);
    for (int i = 0; i < 40'000; ++i) {
      std::string cell = like[kind];
      for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) {
        const std::size_t at = random() % cell.size();
        if (random() % 8 == 0) {
          cell.erase(at, 1);
        } else {
          cell[at] = kCharacters[random() % kCharacters.size()];
        }
      }
      takes(*format, cell);
    }
  }
}

}  // namespace sprat::text
