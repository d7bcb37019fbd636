// SPDX-License-Identifier: Apache-2.0
// DateFormat, TimeFormat, TimestampFormat: a TemporalPattern's fields as the numbers of the types.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sprat/error.hpp>

#include "text/calendar.hpp"
#include "text/temporal_layout.hpp"
#include "text/temporal_pattern.hpp"

namespace sprat::text {

inline constexpr std::int64_t kSecondsPerDay = 86'400;

class DateFormat {
 public:
  using Value = std::int32_t;

  explicit DateFormat(const std::string& format)
      : pattern_(format, TemporalPattern::Parts::date, 0) {}

  std::size_t max_length() const { return TemporalPattern::kMaxLength; }
  /// None where the texts are not all of one length, or too long.
  std::optional<DateLayout> date_layout() const {
    const std::optional<TemporalPlaces> places = pattern_.places();
    if (!places || places->year_at == TemporalPlaces::kAbsent ||
        places->length < DateLayout::kMinLength || places->length > DateLayout::kMaxLength) {
      return std::nullopt;
    }
    return DateLayout(*places);
  }

  bool parse(std::string_view cell, std::int32_t& value) const {
    TemporalFields fields;
    if (!pattern_.parse(cell, fields)) return false;
    value = days_since_epoch(fields.date);
    return true;
  }

  char* format(std::int32_t value, char* out) const {
    if (value < kFirstDay || value > kLastDay) {
      throw SchemaError("a date outside the years 0001 to 9999 has no text (day " +
                        std::to_string(value) + ")");
    }
    TemporalFields fields;
    fields.date = civil_date(value);
    return pattern_.format(fields, out);
  }

 private:
  TemporalPattern pattern_;
};

/// Values count units of 10^-unit_digits seconds; hours, minutes and seconds of `fields`.
inline std::int64_t second_of_day(const TemporalFields& fields) {
  return (fields.hour * 60 + fields.minute) * 60 + fields.second;
}
inline void set_second_of_day(std::int64_t second, TemporalFields& fields) {
  const auto small = static_cast<std::int32_t>(second);
  fields.hour = small / 3600;
  fields.minute = small / 60 % 60;
  fields.second = small % 60;
}

/// None where the texts are not all of one length, or too long.
inline std::optional<TimestampLayout> layout_of(const TemporalPattern& pattern, int unit_digits,
                                                std::int64_t offset) {
  const std::optional<TemporalPlaces> places = pattern.places();
  if (!places) return std::nullopt;
  return TimestampLayout(*places, static_cast<std::size_t>(unit_digits), offset);
}

template <class T>
class TimeFormat {
 public:
  using Value = T;

  TimeFormat(const std::string& format, int unit_digits)
      : pattern_(format, TemporalPattern::Parts::time, unit_digits),
        unit_digits_(unit_digits),
        units_(static_cast<std::int64_t>(kPowersOfTen[static_cast<std::size_t>(unit_digits)])) {}

  std::size_t max_length() const { return TemporalPattern::kMaxLength; }
  std::optional<TimestampLayout> timestamp_layout() const {
    return layout_of(pattern_, unit_digits_, 0);
  }

  bool parse(std::string_view cell, T& value) const {
    TemporalFields fields;
    if (!pattern_.parse(cell, fields)) return false;
    value = static_cast<T>(second_of_day(fields) * units_ + fields.fraction);
    return true;
  }

  char* format(T value, char* out) const {
    if (value < 0 || value / units_ >= kSecondsPerDay) {
      throw SchemaError("a time outside 00:00 to 24:00 has no text (" + std::to_string(value) +
                        ")");
    }
    TemporalFields fields;
    set_second_of_day(value / units_, fields);
    fields.fraction = static_cast<std::int32_t>(value % units_);
    return pattern_.format(fields, out);
  }

 private:
  TemporalPattern pattern_;
  int unit_digits_;
  std::int64_t units_;
};

class TimestampFormat {
 public:
  using Value = std::int64_t;

  /// The text is `offset_seconds` ahead of UTC.
  TimestampFormat(const std::string& format, int unit_digits, std::int32_t offset_seconds)
      : pattern_(format, TemporalPattern::Parts::date_and_time, unit_digits),
        unit_digits_(unit_digits),
        units_(static_cast<std::int64_t>(kPowersOfTen[static_cast<std::size_t>(unit_digits)])),
        offset_(offset_seconds) {}

  std::size_t max_length() const { return TemporalPattern::kMaxLength; }
  std::optional<TimestampLayout> timestamp_layout() const {
    return layout_of(pattern_, unit_digits_, offset_);
  }

  bool parse(std::string_view cell, std::int64_t& value) const {
    TemporalFields fields;
    if (!pattern_.parse(cell, fields)) return false;
    std::int64_t seconds =
        days_since_epoch(fields.date) * kSecondsPerDay + second_of_day(fields) - offset_;
    std::int64_t fraction = fields.fraction;
    // Towards zero, so that the lowest values do not overflow on the way.
    if (seconds < 0) {
      ++seconds;
      fraction -= units_;
    }
    return !__builtin_mul_overflow(seconds, units_, &value) &&
           !__builtin_add_overflow(value, fraction, &value);
  }

  char* format(std::int64_t value, char* out) const {
    std::int64_t seconds = value / units_;
    std::int64_t fraction = value % units_;
    if (fraction < 0) {
      fraction += units_;
      --seconds;
    }
    constexpr std::int64_t kFirst = kFirstDay * kSecondsPerDay;
    constexpr std::int64_t kEnd = (kLastDay + 1) * kSecondsPerDay;
    if (seconds < kFirst - offset_ || seconds >= kEnd - offset_) {
      throw SchemaError("a timestamp outside the years 0001 to 9999 has no text (" +
                        std::to_string(value) + ")");
    }
    const std::int64_t since_first = seconds + offset_ - kFirst;
    TemporalFields fields;
    fields.date = civil_date(since_first / kSecondsPerDay + kFirstDay);
    set_second_of_day(since_first % kSecondsPerDay, fields);
    fields.fraction = static_cast<std::int32_t>(fraction);
    return pattern_.format(fields, out);
  }

 private:
  TemporalPattern pattern_;
  int unit_digits_;
  std::int64_t units_;
  std::int64_t offset_;
};

}  // namespace sprat::text
