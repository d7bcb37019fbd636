// SPDX-License-Identifier: Apache-2.0
// The kernels of timestamps and times against the formats, which write: what they take is what the
// format reads, and they take all of it.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/cell_kernels.hpp"
#include "text/cell_texts.hpp"
#include "text/temporal_format.hpp"

namespace sprat::text {

namespace {

struct Spelling {
  const char* format;
  int unit_digits;
};

constexpr Spelling kTimestamps[] = {
    {"%Y-%m-%d %H:%M:%S", 0},
    {"%Y-%m-%dT%H:%M:%SZ", 0},
    {"%Y-%m-%d %H:%M", 0},
    {"%Y%m%d%H%M%S", 0},
    {"%Y-%m-%dT%H:%M:%S+00:00", 0},
    {"%m/%d/%Y %H:%M:%S", 0},
    {"%d.%m.%Y %H:%M", 0},
    {"%H:%M:%S on %d/%m of %Y", 0},
    {"%Y-%m-%d %H:%M:%S.%f", 3},
    {"%Y-%m-%d %H:%M:%S.%1f", 3},
    {"%Y-%m-%d %H:%M:%S.%f", 6},
    {"%Y-%m-%dT%H:%M:%S.%fZ", 6},
    {"%Y-%m-%d %H:%M:%S.%f UTC", 6},
    {"%Y-%m-%dT%H:%M:%S.%4f", 6},
    {"%Y-%m-%d %H:%M:%S.%f", 9},
    {"%Y-%m-%dT%H:%M:%S.%7f", 9},
    {"%m/%d/%Y %I:%M:%S %p", 0},
    {"%p%I %d.%m.%y", 0},
    {"%m/%d/%y %H:%M", 0},
    {"%y%m%d%H%M%S.%f", 3},
    {"%Y%m%d%H", 0},
    {"%Y\xff%m-%d%H:%M", 3},
};

constexpr Spelling kTimes[] = {{"%H:%M:%S", 0},    {"%H:%M", 0},        {"%H", 0},
                               {"%H:%M:%S.%f", 3}, {"%H:%M:%S.%f", 6},  {"%H:%M:%S.%f", 9},
                               {"%H%M%S.%2f", 3},  {"at %H:%M:%S.", 6}, {"%I:%M %p", 0},
                               {"%I:%M:%S%p", 9},  {"%H:%M:%S.%8f", 9}};

struct Moment {
  int year = 2024;
  int month = 1;
  int day = 31;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::int64_t fraction = 0;
};

std::string text_of(const Spelling& spelling, const Moment& moment) {
  std::string text;
  const auto digits = [&](std::int64_t value, std::size_t count) {
    const std::string all = std::to_string(10'000'000'000 + value);
    text += all.substr(all.size() - count);
  };
  for (const char* at = spelling.format; *at != '\0'; ++at) {
    if (*at != '%') {
      text += *at;
      continue;
    }
    switch (*++at) {
      case 'Y':
        digits(moment.year, 4);
        break;
      case 'm':
        digits(moment.month, 2);
        break;
      case 'd':
        digits(moment.day, 2);
        break;
      case 'y':
        digits(moment.year, 2);
        break;
      case 'H':
        digits(moment.hour, 2);
        break;
      case 'I':
        digits(moment.hour == 24 ? 0 : moment.hour % 13, 2);
        break;
      case 'p':
        text += moment.minute % 2 == 0 ? "AM" : "PM";
        break;
      case 'M':
        digits(moment.minute, 2);
        break;
      case 'S':
        digits(moment.second, 2);
        break;
      case 'f':
        digits(moment.fraction, static_cast<std::size_t>(spelling.unit_digits));
        break;
      default:
        digits(moment.fraction, static_cast<std::size_t>(*at++ - '0'));
    }
  }
  return text;
}

// `unsure`: what may be left although it fits, as only the format knows that nothing overflows.
template <class Value, class Format>
void check(const std::vector<std::string>& cells, const Format& format, const Spelling& spelling,
           Value unsure = std::numeric_limits<Value>::max()) {
  const std::optional<TimestampLayout> layout = format.timestamp_layout();
  REQUIRE(layout.has_value());
  const CellTexts texts(cells);
  for (const CellKernels* kernels : all_cell_kernels()) {
    CAPTURE(kernels->name, spelling.format, spelling.unit_digits);
    const bool leaves_all = kernels == &kPortableCells;
    const Taken<std::int64_t> taken = taken_by<std::int64_t>(
        texts, [&](const CellSpans& spans, std::size_t count, std::int64_t* values) {
          return kernels->timestamps(spans, count, *layout, values);
        });
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Value value = 0;
      const bool fits = format.parse(cells[i], value);
      const bool may_be_left = !fits || leaves_all || value > unsure || value < -unsure;
      const bool right = taken[i] ? fits && *taken[i] == value : may_be_left;
      if (!right) FAIL("'" << cells[i] << "'");
    }
  }
}

void check_timestamps(const std::vector<std::string>& cells, const Spelling& spelling) {
  constexpr std::int64_t kTwoDays = 2 * 86'400'000'000'000;
  for (const std::int32_t offset : {0, 19'800, -43'200, 50'400}) {
    check<std::int64_t>(cells, TimestampFormat(spelling.format, spelling.unit_digits, offset),
                        spelling, std::numeric_limits<std::int64_t>::max() - 2 * kTwoDays);
  }
}

void check_times(const std::vector<std::string>& cells, const Spelling& spelling) {
  if (spelling.unit_digits <= 3) {
    check<std::int32_t>(cells, TimeFormat<std::int32_t>(spelling.format, spelling.unit_digits),
                        spelling);
  } else {
    check<std::int64_t>(cells, TimeFormat<std::int64_t>(spelling.format, spelling.unit_digits),
                        spelling);
  }
}

// Fields at their ends and beyond.
std::vector<std::string> edges(const Spelling& spelling) {
  std::vector<std::string> cells = {"", " "};
  for (const int year : {0, 1, 1677, 1678, 1900, 1969, 1970, 2000, 2024, 2261, 2262, 2263, 9999}) {
    for (const int month : {0, 1, 2, 3, 12, 13, 99}) {
      for (const int day : {0, 1, 28, 29, 30, 31, 32, 99}) {
        cells.push_back(text_of(spelling, {year, month, day, 23, 59, 59, 999'999'999}));
      }
    }
  }
  for (const int hour : {0, 12, 23, 24, 25, 99}) {
    for (const int minute : {0, 59, 60, 99}) {
      for (const int second : {0, 59, 60, 61, 99}) {
        cells.push_back(text_of(spelling, {2024, 2, 29, hour, minute, second, 1}));
        cells.push_back(text_of(spelling, {1969, 12, 31, hour, minute, second, 500'000'000}));
      }
    }
  }
  return cells;
}

// One valid text with every byte in every place, too short and too long.
std::vector<std::string> near_texts(const Spelling& spelling) {
  std::vector<std::string> cells;
  const std::string text = text_of(spelling, {2024, 2, 29, 12, 30, 45, 123'456'789});
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      cells.push_back(text);
      cells.back()[at] = static_cast<char>(byte);
    }
    cells.push_back(text.substr(at));
    cells.push_back(text.substr(0, at));
    cells.push_back(text + text.substr(0, at));
  }
  return cells;
}

std::vector<std::string> random_texts(const Spelling& spelling) {
  std::mt19937_64 random(11);
  const auto below = [&](int end) {
    return static_cast<int>(random() % static_cast<unsigned>(end));
  };
  std::vector<std::string> cells;
  for (int i = 0; i < 3'000; ++i) {
    cells.push_back(text_of(spelling, {below(10'000), below(13), below(32), below(25), below(61),
                                       below(61), below(1'000'000'000)}));
  }
  return cells;
}

}  // namespace

TEST_CASE("temporal kernels: timestamps at the ends of every field, and beyond") {
  for (const Spelling& spelling : kTimestamps) check_timestamps(edges(spelling), spelling);
}

TEST_CASE("temporal kernels: random timestamps") {
  for (const Spelling& spelling : kTimestamps) check_timestamps(random_texts(spelling), spelling);
}

TEST_CASE("temporal kernels: texts that are nearly timestamps are left") {
  for (const Spelling& spelling : kTimestamps) check_timestamps(near_texts(spelling), spelling);
}

TEST_CASE("temporal kernels: times of day, and what is near them") {
  for (const Spelling& spelling : kTimes) {
    check_times(edges(spelling), spelling);
    check_times(random_texts(spelling), spelling);
    check_times(near_texts(spelling), spelling);
  }
}

TEST_CASE("temporal kernels: every day of some years as a timestamp") {
  const Spelling spelling = {"%Y-%m-%d %H:%M:%S", 0};
  std::vector<std::string> cells;
  for (const int year : {1, 4, 100, 400, 1600, 1899, 1900, 1969, 1970, 1972, 2000, 2023, 9999}) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) cells.push_back(text_of(spelling, {year, month, day}));
    }
  }
  check_timestamps(cells, spelling);
}

TEST_CASE("temporal kernels: names, fields of varying width and long texts are not for them") {
  for (const char* format : {"%d %b %Y %H:%M", "%Y-%m-%d %-I:%M %p", "%-m/%-d/%Y %H:%M",
                             "%Y-%m-%d at the time of %H:%M:%S"}) {
    CHECK_FALSE(TimestampFormat(format, 0, 0).timestamp_layout().has_value());
  }
  CHECK_FALSE(TimestampFormat("%Y-%m-%dT%H:%M:%S.%f+00:00", 9, 0).timestamp_layout().has_value());
}

}  // namespace sprat::text
