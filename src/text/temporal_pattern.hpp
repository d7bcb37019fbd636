// SPDX-License-Identifier: Apache-2.0
// TemporalPattern: a strftime format, compiled; between text and the fields of a date and a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/calendar.hpp"
#include "text/digits.hpp"
#include "text/temporal_layout.hpp"

namespace sprat::text {

/// A date and a time of day. `fraction` counts units of the pattern's type.
struct TemporalFields {
  CivilDate date;
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
  std::int32_t fraction = 0;
};

/// %Y %m %d, %y (1969 to 2068), %-m %-d, %b %B (English), %j; %H %M %S, %-H, %I %-I with %p (AM,
/// PM); %f, as many digits of the second as the type's unit has, and %1f to %9f; %%; else literal
/// characters. Every text that a pattern accepts is the one that it writes for the same fields.
class TemporalPattern {
 public:
  enum class Parts : std::uint8_t { date, time, date_and_time };

  static constexpr std::size_t kMaxLength = 128;

  /// `unit_digits`: digits of the second that the type holds: 0, 3, 6 or 9. Throws SchemaError
  /// where the format leaves a field undecided, says one twice, or cannot be read back.
  TemporalPattern(const std::string& format, Parts parts, int unit_digits);

  /// False where the text does not fit, or names no date of the calendar or time of day.
  bool parse(std::string_view cell, TemporalFields& fields) const {
    return fixed_length_ != 0 ? parse_fixed(cell, fields) : parse_items(cell, fields);
  }
  /// None where the texts are not all of one length, have names, or are too long.
  std::optional<TemporalPlaces> places() const;
  /// Throws SchemaError where the format has no way to say these fields.
  char* format(const TemporalFields& fields, char* out) const;

 private:
  enum class Kind : std::uint8_t {
    literal,
    year,
    short_year,
    month,
    plain_month,
    month_name,
    short_month_name,
    day,
    plain_day,
    day_of_year,
    hour,
    plain_hour,
    hour12,
    plain_hour12,
    half_day,
    minute,
    second,
    fraction,
  };
  struct Item {
    Kind kind = Kind::literal;
    std::uint8_t digits = 0;
    std::string literal;
  };
  class Cursor;

  static std::size_t* place_of(Kind kind, TemporalPlaces& places);

  static constexpr std::size_t kMaxFixedLength = 40;
  static constexpr std::uint8_t kAbsent = 255;

  void compile(int unit_digits);
  void add_literal(char c);
  void add_field(std::string_view directive, int unit_digits);
  void check(Parts parts) const;
  void check_readable() const;
  void find_fixed_layout();
  void place_fixed(const Item& item);
  std::size_t count(std::initializer_list<Kind> kinds) const;
  [[noreturn]] void refuse(const std::string& why) const;

  bool parse_items(std::string_view cell, TemporalFields& fields) const;
  char* format_fixed(const TemporalFields& fields, char* out) const;
  char* format_item(const Item& item, const TemporalFields& fields, char* out) const;
  void check_expressible(const TemporalFields& fields) const;

  static std::int32_t two_digits(const char* from) {
    return (from[0] - '0') * 10 + (from[1] - '0');
  }
  static std::int32_t full_year(std::int32_t short_year) {
    return short_year + (short_year < 69 ? 2000 : 1900);
  }

  // Digits and literals of a layout without names and variable widths are checked eight at a time.
  bool matches_fixed(const char* text) const {
    if (fixed_length_ < 8) return matches_word(load_bytes(text, fixed_length_), 0);
    // The last eight overlap those before them.
    const std::size_t last = fixed_length_ - 8;
    bool good = matches_word(load_text<std::uint64_t>(text + last), last);
    for (std::size_t at = 0; at < last; at += 8) {
      good &= matches_word(load_text<std::uint64_t>(text + at), at);
    }
    return good;
  }
  bool matches_word(std::uint64_t word, std::size_t at) const {
    const auto mask = load_text<std::uint64_t>(fixed_mask_ + at);
    const auto carry = load_text<std::uint64_t>(fixed_carry_ + at);
    const auto expected = load_text<std::uint64_t>(fixed_text_ + at);
    return (word & mask) == expected && ((word + carry) & mask) == expected;
  }

  bool parse_fixed(std::string_view cell, TemporalFields& fields) const {
    if (cell.size() != fixed_length_) return false;
    const char* const text = cell.data();
    if (!matches_fixed(text)) return false;
    if (year_at_ != kAbsent) {
      const std::int32_t year = two_digits(text + year_at_);
      fields.date.year =
          short_year_ ? full_year(year) : year * 100 + two_digits(text + year_at_ + 2);
      fields.date.month = two_digits(text + month_at_);
      fields.date.day = two_digits(text + day_at_);
      if (!is_valid(fields.date)) return false;
    }
    return hour_at_ == kAbsent || parse_fixed_time(text, fields);
  }
  bool parse_fixed_time(const char* text, TemporalFields& fields) const {
    fields.hour = two_digits(text + hour_at_);
    if (minute_at_ != kAbsent) fields.minute = two_digits(text + minute_at_);
    if (second_at_ != kAbsent) fields.second = two_digits(text + second_at_);
    if (fraction_at_ != kAbsent) {
      std::uint64_t fraction = 0;
      parse_digits(text + fraction_at_, fraction_digits_, fraction);
      fields.fraction = static_cast<std::int32_t>(fraction) * fraction_step_;
    }
    return fields.hour < 24 && fields.minute < 60 && fields.second < 60;
  }

  std::string format_;
  std::vector<Item> items_;
  // Units of the type in the last digit of %f; 1 where all are written.
  std::int32_t fraction_step_ = 1;
  std::size_t fraction_digits_ = 0;
  bool writes_minutes_ = false;
  bool writes_seconds_ = false;
  bool short_year_ = false;

  std::size_t fixed_length_ = 0;
  std::uint8_t year_at_ = kAbsent;
  std::uint8_t month_at_ = kAbsent;
  std::uint8_t day_at_ = kAbsent;
  std::uint8_t hour_at_ = kAbsent;
  std::uint8_t minute_at_ = kAbsent;
  std::uint8_t second_at_ = kAbsent;
  std::uint8_t fraction_at_ = kAbsent;
  char fixed_mask_[kMaxFixedLength] = {};
  char fixed_carry_[kMaxFixedLength] = {};
  char fixed_text_[kMaxFixedLength] = {};
};

}  // namespace sprat::text
