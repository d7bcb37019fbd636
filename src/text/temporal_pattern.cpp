// SPDX-License-Identifier: Apache-2.0
// Compiles strftime formats, and walks them where a layout has names or fields of varying width.
#include "text/temporal_pattern.hpp"

#include <algorithm>
#include <cstring>

#include <sprat/error.hpp>

namespace sprat::text {

namespace {

constexpr std::string_view kMonthNames[] = {
    "",     "January", "February",  "March",   "April",    "May",     "June",
    "July", "August",  "September", "October", "November", "December"};

char* write_text(std::string_view text, char* out) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

char* write_number(std::int32_t value, std::size_t digits, char* out) {
  return write_digits(static_cast<std::uint64_t>(value), digits, out);
}

std::int32_t hour_on_clock(std::int32_t hour) {
  return hour % 12 == 0 ? 12 : hour % 12;
}

}  // namespace

// What is left of a cell, and what its fields said so far.
class TemporalPattern::Cursor {
 public:
  Cursor(std::string_view cell, TemporalFields& fields) : rest_(cell), fields_(fields) {}

  bool take(const Item& item) {
    switch (item.kind) {
      case Kind::literal:
        return take_text(item.literal);
      case Kind::year:
        return take_number(4, fields_.date.year);
      case Kind::short_year:
        if (!take_number(2, fields_.date.year)) return false;
        fields_.date.year = full_year(fields_.date.year);
        return true;
      case Kind::month:
        return take_number(2, fields_.date.month);
      case Kind::plain_month:
        return take_plain_number(fields_.date.month);
      case Kind::month_name:
      case Kind::short_month_name:
        return take_month_name(item.kind == Kind::short_month_name);
      case Kind::day:
        return take_number(2, fields_.date.day);
      case Kind::plain_day:
        return take_plain_number(fields_.date.day);
      case Kind::day_of_year:
        return take_number(3, day_of_year_);
      case Kind::hour:
      case Kind::hour12:
        return take_number(2, fields_.hour);
      case Kind::plain_hour:
      case Kind::plain_hour12:
        return take_plain_number(fields_.hour);
      case Kind::half_day:
        return take_half_day();
      case Kind::minute:
        return take_number(2, fields_.minute);
      case Kind::second:
        return take_number(2, fields_.second);
      case Kind::fraction:
        return take_number(item.digits, fields_.fraction);
    }
    return false;
  }

  // Joins the fields that stand for one another, and checks them.
  bool finish() {
    if (!rest_.empty()) return false;
    if (half_day_ >= 0) {
      if (fields_.hour < 1 || fields_.hour > 12) return false;
      fields_.hour = fields_.hour % 12 + 12 * half_day_;
    }
    if (day_of_year_ >= 0 && !set_day_of_year()) return false;
    return is_valid(fields_.date) && fields_.hour < 24 && fields_.minute < 60 &&
           fields_.second < 60;
  }

 private:
  bool take_text(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  bool take_number(std::size_t digits, std::int32_t& value) {
    std::uint64_t number = 0;
    if (rest_.size() < digits || !parse_digits(rest_.data(), digits, number)) return false;
    value = static_cast<std::int32_t>(number);
    rest_.remove_prefix(digits);
    return true;
  }

  // One or two digits without a leading zero; what follows a field like this is no digit.
  bool take_plain_number(std::int32_t& value) {
    const bool two = rest_.size() > 1 && is_digit(rest_[1]);
    if (two && rest_.front() == '0') return false;
    return take_number(two ? 2 : 1, value);
  }

  bool take_month_name(bool short_name) {
    for (std::int32_t month = 1; month <= 12; ++month) {
      const std::string_view name = kMonthNames[month];
      if (!take_text(short_name ? name.substr(0, 3) : name)) continue;
      fields_.date.month = month;
      return true;
    }
    return false;
  }

  bool take_half_day() {
    half_day_ = rest_.starts_with("PM") ? 1 : 0;
    return take_text(half_day_ == 1 ? "PM" : "AM");
  }

  bool set_day_of_year() {
    CivilDate& date = fields_.date;
    const std::int32_t days = is_leap_year(date.year) ? 366 : 365;
    if (day_of_year_ < 1 || day_of_year_ > days) return false;
    date.month = 12;
    date.day = 1;
    while (sprat::text::day_of_year(date) > day_of_year_) --date.month;
    date.day += day_of_year_ - sprat::text::day_of_year(date);
    return true;
  }

  std::string_view rest_;
  TemporalFields& fields_;
  std::int32_t day_of_year_ = -1;
  std::int32_t half_day_ = -1;
};

TemporalPattern::TemporalPattern(const std::string& format, Parts parts, int unit_digits)
    : format_(format) {
  compile(unit_digits);
  check(parts);
  check_readable();
  writes_minutes_ = count({Kind::minute}) != 0;
  writes_seconds_ = count({Kind::second}) != 0;
  short_year_ = count({Kind::short_year}) != 0;
  find_fixed_layout();
}

void TemporalPattern::refuse(const std::string& why) const {
  throw SchemaError("the format '" + format_ + "' " + why);
}

void TemporalPattern::compile(int unit_digits) {
  for (std::size_t at = 0; at < format_.size(); ++at) {
    if (format_[at] != '%') {
      add_literal(format_[at]);
      continue;
    }
    const std::size_t first = ++at;
    if (at < format_.size() && (format_[at] == '-' || is_digit(format_[at]))) ++at;
    if (at >= format_.size()) refuse("ends inside a directive; write %% for a percent sign");
    add_field(std::string_view(format_).substr(first, at + 1 - first), unit_digits);
  }
}

void TemporalPattern::add_literal(char c) {
  if (items_.empty() || items_.back().kind != Kind::literal) items_.emplace_back();
  items_.back().literal.push_back(c);
}

void TemporalPattern::add_field(std::string_view directive, int unit_digits) {
  struct Directive {
    std::string_view text;
    Kind kind;
    std::uint8_t digits;
  };
  static constexpr Directive kDirectives[] = {
      {"Y", Kind::year, 4},          {"y", Kind::short_year, 2},  {"m", Kind::month, 2},
      {"-m", Kind::plain_month, 2},  {"B", Kind::month_name, 9},  {"b", Kind::short_month_name, 3},
      {"d", Kind::day, 2},           {"-d", Kind::plain_day, 2},  {"j", Kind::day_of_year, 3},
      {"H", Kind::hour, 2},          {"-H", Kind::plain_hour, 2}, {"I", Kind::hour12, 2},
      {"-I", Kind::plain_hour12, 2}, {"p", Kind::half_day, 2},    {"M", Kind::minute, 2},
      {"S", Kind::second, 2},
  };
  if (directive == "%") return add_literal('%');
  if (directive.back() == 'f' && directive.front() != '-') {
    const int digits = directive.size() == 2 ? directive.front() - '0' : unit_digits;
    if (digits < 1 || digits > unit_digits) {
      refuse("has more or fewer digits of the second than the type's unit holds (" +
             std::to_string(unit_digits) + ")");
    }
    fraction_digits_ = static_cast<std::size_t>(digits);
    fraction_step_ =
        static_cast<std::int32_t>(kPowersOfTen[static_cast<std::size_t>(unit_digits - digits)]);
    items_.push_back({Kind::fraction, static_cast<std::uint8_t>(digits), {}});
    return;
  }
  const auto* const found =
      std::find_if(std::begin(kDirectives), std::end(kDirectives),
                   [&](const Directive& known) { return known.text == directive; });
  if (found == std::end(kDirectives)) {
    refuse("has the unknown directive %" + std::string(directive) +
           "; use %Y %y %m %-m %b %B %d %-d %j %H %-H %I %-I %p %M %S %f %1f to %9f %%");
  }
  items_.push_back({found->kind, found->digits, {}});
}

std::size_t TemporalPattern::count(std::initializer_list<Kind> kinds) const {
  std::size_t found = 0;
  for (const Item& item : items_) {
    if (std::find(kinds.begin(), kinds.end(), item.kind) != kinds.end()) ++found;
  }
  return found;
}

void TemporalPattern::check(Parts parts) const {
  const std::size_t years = count({Kind::year, Kind::short_year});
  const std::size_t months =
      count({Kind::month, Kind::plain_month, Kind::month_name, Kind::short_month_name});
  const std::size_t days = count({Kind::day, Kind::plain_day});
  const std::size_t days_of_year = count({Kind::day_of_year});
  const bool date = years == 1 && ((months == 1 && days == 1 && days_of_year == 0) ||
                                   (months == 0 && days == 0 && days_of_year == 1));
  const bool no_date = years + months + days + days_of_year == 0;
  if (parts == Parts::time ? !no_date : !date) {
    refuse(parts == Parts::time ? "says a date, but the type is a time"
                                : "must say year, month and day (or %j), each once");
  }
  const std::size_t clock_hours = count({Kind::hour12, Kind::plain_hour12});
  const std::size_t hours = clock_hours + count({Kind::hour, Kind::plain_hour});
  const std::size_t half_days = count({Kind::half_day});
  const std::size_t minutes = count({Kind::minute});
  const std::size_t seconds = count({Kind::second});
  const std::size_t fractions = count({Kind::fraction});
  if (parts == Parts::date) {
    if (hours + half_days + minutes + seconds + fractions != 0) {
      refuse("says a time, but the type is a date");
    }
    return;
  }
  const bool time = hours == 1 && half_days == clock_hours && minutes <= 1 && seconds <= minutes &&
                    fractions <= seconds;
  if (!time) refuse("must say the hour (%H, or %I and %p) and what follows it, each once");
}

void TemporalPattern::check_readable() const {
  std::size_t length = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    length += item.digits + item.literal.size();
    const bool plain = item.kind == Kind::plain_month || item.kind == Kind::plain_day ||
                       item.kind == Kind::plain_hour || item.kind == Kind::plain_hour12;
    if (!plain || i + 1 == items_.size()) continue;
    const Item& next = items_[i + 1];
    const bool letters = next.kind == Kind::month_name || next.kind == Kind::short_month_name ||
                         next.kind == Kind::half_day;
    if (!letters && (next.kind != Kind::literal || is_digit(next.literal.front()))) {
      refuse("cannot be read back: a field without leading zeros is followed by digits");
    }
  }
  if (length > kMaxLength) refuse("is too long");
}

void TemporalPattern::find_fixed_layout() {
  const std::size_t fixed =
      count({Kind::literal, Kind::year, Kind::short_year, Kind::month, Kind::day, Kind::hour,
             Kind::minute, Kind::second, Kind::fraction});
  if (fixed != items_.size()) return;
  std::size_t length = 0;
  for (const Item& item : items_) length += item.digits + item.literal.size();
  if (length > kMaxFixedLength) return;
  for (const Item& item : items_) place_fixed(item);
}

void TemporalPattern::place_fixed(const Item& item) {
  for (const char c : item.literal) {
    fixed_text_[fixed_length_] = c;
    fixed_mask_[fixed_length_++] = static_cast<char>(0xFF);
  }
  const auto at = static_cast<std::uint8_t>(fixed_length_);
  for (std::size_t i = 0; i < item.digits; ++i) {
    fixed_text_[fixed_length_] = '0';
    fixed_carry_[fixed_length_] = 0x06;
    fixed_mask_[fixed_length_++] = static_cast<char>(0xF0);
  }
  if (item.kind == Kind::year || item.kind == Kind::short_year) year_at_ = at;
  if (item.kind == Kind::month) month_at_ = at;
  if (item.kind == Kind::day) day_at_ = at;
  if (item.kind == Kind::hour) hour_at_ = at;
  if (item.kind == Kind::minute) minute_at_ = at;
  if (item.kind == Kind::second) second_at_ = at;
  if (item.kind == Kind::fraction) fraction_at_ = at;
}

bool TemporalPattern::parse_items(std::string_view cell, TemporalFields& fields) const {
  Cursor cursor(cell, fields);
  for (const Item& item : items_) {
    if (!cursor.take(item)) return false;
  }
  if (!cursor.finish()) return false;
  fields.fraction *= fraction_step_;
  return true;
}

void TemporalPattern::check_expressible(const TemporalFields& fields) const {
  const std::int32_t year = fields.date.year;
  if (short_year_ && (year < 1969 || year > 2068)) {
    refuse("cannot say the year " + std::to_string(year) + "; write %Y instead of %y");
  }
  const bool fits =
      (writes_minutes_ || fields.minute == 0) && (writes_seconds_ || fields.second == 0) &&
      (fraction_digits_ != 0 ? fields.fraction % fraction_step_ == 0 : fields.fraction == 0);
  if (!fits) refuse("cannot say a value's minutes, seconds or fraction; add %M, %S or %f");
}

char* TemporalPattern::format(const TemporalFields& fields, char* out) const {
  check_expressible(fields);
  if (fixed_length_ != 0) return format_fixed(fields, out);
  for (const Item& item : items_) out = format_item(item, fields, out);
  return out;
}

char* TemporalPattern::format_fixed(const TemporalFields& fields, char* out) const {
  std::memcpy(out, fixed_text_, fixed_length_);
  if (year_at_ != kAbsent) {
    write_number(fields.date.year, short_year_ ? 2 : 4, out + year_at_);
    write_number(fields.date.month, 2, out + month_at_);
    write_number(fields.date.day, 2, out + day_at_);
  }
  if (hour_at_ != kAbsent) write_number(fields.hour, 2, out + hour_at_);
  if (minute_at_ != kAbsent) write_number(fields.minute, 2, out + minute_at_);
  if (second_at_ != kAbsent) write_number(fields.second, 2, out + second_at_);
  if (fraction_at_ != kAbsent) {
    write_number(fields.fraction / fraction_step_, fraction_digits_, out + fraction_at_);
  }
  return out + fixed_length_;
}

char* TemporalPattern::format_item(const Item& item, const TemporalFields& fields,
                                   char* out) const {
  const auto plain = [&](std::int32_t value) {
    return write_number(value, value < 10 ? 1 : 2, out);
  };
  const std::string_view month = kMonthNames[fields.date.month];
  switch (item.kind) {
    case Kind::literal:
      return write_text(item.literal, out);
    case Kind::year:
    case Kind::short_year:
      return write_number(fields.date.year, item.digits, out);
    case Kind::month:
      return write_number(fields.date.month, 2, out);
    case Kind::plain_month:
      return plain(fields.date.month);
    case Kind::month_name:
      return write_text(month, out);
    case Kind::short_month_name:
      return write_text(month.substr(0, 3), out);
    case Kind::day:
      return write_number(fields.date.day, 2, out);
    case Kind::plain_day:
      return plain(fields.date.day);
    case Kind::day_of_year:
      return write_number(sprat::text::day_of_year(fields.date), 3, out);
    case Kind::hour:
      return write_number(fields.hour, 2, out);
    case Kind::plain_hour:
      return plain(fields.hour);
    case Kind::hour12:
      return write_number(hour_on_clock(fields.hour), 2, out);
    case Kind::plain_hour12:
      return plain(hour_on_clock(fields.hour));
    case Kind::half_day:
      return write_text(fields.hour < 12 ? "AM" : "PM", out);
    case Kind::minute:
      return write_number(fields.minute, 2, out);
    case Kind::second:
      return write_number(fields.second, 2, out);
    case Kind::fraction:
      return write_number(fields.fraction / fraction_step_, item.digits, out);
  }
  return out;
}

}  // namespace sprat::text
