// SPDX-License-Identifier: Apache-2.0
// Makes the layouts that the kernels of dates and timestamps work by.
#include "text/temporal_layout.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include "text/digits.hpp"

namespace sprat::text {

namespace {

/// Takes no byte.
constexpr char kNone = static_cast<char>(0x80);

}  // namespace

DateLayout::DateLayout(const TemporalPlaces& of) : places(of), length(of.length) {
  bool is_digit_at[kMaxLength] = {};
  std::size_t next = 0;
  const auto place_pair = [&](std::size_t at) {
    for (std::size_t i = at; i < at + 2; ++i) {
      is_digit_at[i] = true;
      from[next] = static_cast<char>(i);
      expected[next++] = '0';
    }
  };
  if (of.short_year) {
    for (const char digit : {char{1}, char{9}}) {
      from[next] = kNone;
      expected[next++] = digit;
    }
  } else {
    place_pair(of.year_at);
  }
  place_pair(of.short_year ? of.year_at : of.year_at + 2);
  place_pair(of.month_at);
  place_pair(of.day_at);
  for (std::size_t i = 0; i < length; ++i) {
    if (is_digit_at[i]) continue;
    from[next] = static_cast<char>(i);
    expected[next++] = of.literals[i];
  }
  std::fill(from + next, std::end(from), kNone);
  std::fill(expected + next, std::end(expected), '\0');
}

TimestampLayout::TimestampLayout(const TemporalPlaces& places, std::size_t unit_digits,
                                 std::int64_t offset_seconds)
    : length(places.length),
      tail_at(length > 16 ? length - 16 : 0),
      has_fraction(places.fraction_digits != 0),
      has_half_day(places.half_day_at < length),
      short_year(places.short_year),
      units(static_cast<std::int64_t>(kPowersOfTen[unit_digits])),
      offset(offset_seconds) {
  constexpr std::int64_t kSecondsPerDay = 86'400;
  constexpr std::int64_t kNoLimit = std::numeric_limits<std::int32_t>::max();
  const std::int64_t days = std::numeric_limits<std::int64_t>::max() / units / kSecondsPerDay;
  // A day less for the offset, and one for the time of day.
  last_day = static_cast<std::int32_t>(std::min(days - 2, kNoLimit));
  for (char* const shuffle : {head_digits, tail_digits, head_fraction, tail_fraction}) {
    std::fill_n(shuffle, 16, kNone);
  }
  for (std::size_t at = 0; at < length; ++at) place_literal(at, places.literals[at]);
  const std::size_t century_at = short_year ? TemporalPlaces::kAbsent : places.year_at;
  const std::size_t decade_at = short_year ? places.year_at : places.year_at + 2;
  std::size_t to = 0;
  for (const std::size_t at : {century_at, decade_at, places.month_at, places.day_at,
                               places.hour_at, places.minute_at, places.second_at}) {
    if (at < length) place_digits(at, 2, to, head_digits, tail_digits, zeros);
    to += 2;
  }
  if (has_half_day) {
    place_digits(places.half_day_at, 1, to, head_digits, tail_digits, zeros);
    zeros[to] = 'A';
    limits[to] = 'A' ^ 'P';
  }
  // The last of all digits that the unit has counts one.
  place_digits(places.fraction_at, places.fraction_digits, sizeof(fraction_zeros) - unit_digits,
               head_fraction, tail_fraction, fraction_zeros);
}

void TimestampLayout::place_literal(std::size_t at, char literal) {
  const bool in_head = at < 16;
  const std::size_t place = in_head ? at : at - tail_at;
  (in_head ? head_mask : tail_mask)[place] = static_cast<char>(0xFF);
  (in_head ? head_literals : tail_literals)[place] = literal;
}

void TimestampLayout::place_digits(std::size_t at, std::size_t count, std::size_t to, char* head,
                                   char* tail, char* expected) {
  for (std::size_t i = 0; i < count; ++i) {
    const bool in_head = at + i < 16;
    const std::size_t place = in_head ? at + i : at + i - tail_at;
    (in_head ? head : tail)[to + i] = static_cast<char>(place);
    (in_head ? head_mask : tail_mask)[place] = 0;
    expected[to + i] = '0';
  }
}

}  // namespace sprat::text
