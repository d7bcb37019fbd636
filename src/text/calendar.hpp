// SPDX-License-Identifier: Apache-2.0
// The proleptic Gregorian calendar: years, months and days to days since 1970-01-01, and back.
#pragma once

#include <cstdint>

namespace sprat::text {

struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;
};

/// The days that a four-digit year can name: 0001-01-01 to 9999-12-31.
inline constexpr std::int64_t kFirstDay = -719162;
inline constexpr std::int64_t kLastDay = 2932896;

inline constexpr std::int32_t kDaysBeforeMonth[] = {0,   0,   31,  59,  90,  120, 151,
                                                    181, 212, 243, 273, 304, 334, 365};

constexpr bool is_leap_year(std::int32_t year) {
  // Of the multiples of 4, those of 25 are the centuries, and those of 16 among them every fourth.
  return (year & 3) == 0 && ((year & 15) == 0 || year % 25 != 0);
}

constexpr std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
  return kDaysBeforeMonth[month + 1] - kDaysBeforeMonth[month] +
         (month == 2 && is_leap_year(year) ? 1 : 0);
}

constexpr bool is_valid(const CivilDate& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && (date.day <= 28 || date.day <= days_in_month(date.year, date.month));
}

/// From 1 on.
constexpr std::int32_t day_of_year(const CivilDate& date) {
  return kDaysBeforeMonth[date.month] + date.day +
         (date.month > 2 && is_leap_year(date.year) ? 1 : 0);
}

/// Of a valid date.
constexpr std::int32_t days_since_epoch(const CivilDate& date) {
  const auto years = static_cast<std::uint32_t>(date.year - 1);
  const std::uint32_t centuries = years / 100;
  const std::uint32_t days = years * 365 + years / 4 - centuries + centuries / 4;
  return static_cast<std::int32_t>(days) + day_of_year(date) - 719163;
}

/// Of a day from kFirstDay to kLastDay. After Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", civil_from_days.
constexpr CivilDate civil_date(std::int64_t days) {
  const auto since_era = static_cast<std::uint32_t>(days + 719468);
  const std::uint32_t era = since_era / 146097;
  const std::uint32_t day = since_era % 146097;
  const std::uint32_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  const std::uint32_t in_year = day - (365 * year + year / 4 - year / 100);
  const std::uint32_t shifted_month = (5 * in_year + 2) / 153;
  CivilDate date;
  date.day = static_cast<std::int32_t>(in_year - (153 * shifted_month + 2) / 5 + 1);
  date.month =
      static_cast<std::int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  date.year = static_cast<std::int32_t>(year + era * 400) + (date.month <= 2 ? 1 : 0);
  return date;
}

}  // namespace sprat::text
