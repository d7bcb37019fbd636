// SPDX-License-Identifier: Apache-2.0
// DateLayout, TimestampLayout: where the digits of a text of fixed length stand, as vectors need it
// to bring them into one order.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sprat::text {

/// Two digits each of the month, the day, the hour, ... where they are not absent; four of the
/// year, or two, for 1969 to 2068; AM or PM, where hours are 1 to 12; all else is literals.
struct TemporalPlaces {
  static constexpr std::size_t kMaxLength = 32;
  static constexpr std::size_t kAbsent = 1000;

  std::size_t length = 0;
  std::size_t year_at = kAbsent;
  std::size_t month_at = kAbsent;
  std::size_t day_at = kAbsent;
  std::size_t hour_at = kAbsent;
  std::size_t minute_at = kAbsent;
  std::size_t second_at = kAbsent;
  std::size_t half_day_at = kAbsent;
  std::size_t fraction_at = kAbsent;
  std::size_t fraction_digits = 0;
  bool short_year = false;
  /// Anything where the digits stand.
  char literals[kMaxLength] = {};
};

/// Texts of a date alone.
struct DateLayout {
  static constexpr std::size_t kMinLength = 8;
  static constexpr std::size_t kMaxLength = 16;

  /// Of kMinLength to kMaxLength characters, with a year, a month and a day.
  explicit DateLayout(const TemporalPlaces& places);

  TemporalPlaces places;
  std::size_t length;
  /// Digits to the low half of 16 bytes, in the order YYYYMMDD, literals to the high half; what is
  /// there; and how much that may differ.
  char from[16];
  char expected[16];
  char limits[16] = {9, 9, 9, 9, 9, 9, 9, 9};
};

/// Texts of a date, a time of day, or both. A text's first sixteen bytes are its head; its last
/// sixteen are its tail, if it is longer.
struct TimestampLayout {
  /// Values count 10^-unit_digits seconds since 1970-01-01, `offset_seconds` ahead of UTC.
  TimestampLayout(const TemporalPlaces& places, std::size_t unit_digits,
                  std::int64_t offset_seconds);

  std::size_t length;
  std::size_t tail_at;
  bool has_fraction;
  bool has_half_day;
  bool short_year;
  std::int64_t units;
  std::int64_t offset;
  /// From minus this to this, no unit overflows.
  std::int32_t last_day;

  /// Of YYYYMMDDHHMMSS, in that order, the letter A or P, and zero.
  char head_digits[16];
  char tail_digits[16];
  /// '0' for each that the text has, the digits of 1970-01-01 00:00:00 for others, and 'A'; and how
  /// much they may differ.
  char zeros[16] = {1, 9, 7, 0, 0, 1, 0, 1};
  char limits[16] = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
  /// Digits of the second, right-aligned.
  char head_fraction[16];
  char tail_fraction[16];
  char fraction_zeros[16] = {};
  /// All ones over literals, and these.
  char head_mask[16] = {};
  char tail_mask[16] = {};
  char head_literals[16] = {};
  char tail_literals[16] = {};

 private:
  void place_literal(std::size_t at, char literal);
  void place_digits(std::size_t at, std::size_t count, std::size_t to, char* head, char* tail,
                    char* expected);
};

}  // namespace sprat::text
