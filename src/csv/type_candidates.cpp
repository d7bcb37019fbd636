// SPDX-License-Identifier: Apache-2.0
// The catalogue of spellings that are found in CSV files.
#include "csv/type_candidates.hpp"

#include <algorithm>
#include <utility>

#include "text/digits.hpp"
#include "text/integer_format.hpp"

namespace sprat::csv {

namespace {

/// Whole numbers up to this many digits are exact as doubles.
constexpr std::size_t kExactDigits = 15;

// Dots are always day before month; slashes and dashes are both.
constexpr const char* kDateFormats[] = {
    "%Y-%m-%d",  "%Y/%m/%d",   "%Y.%m.%d",   "%m/%d/%Y",   "%d/%m/%Y",   "%m-%d-%Y",   "%d-%m-%Y",
    "%d.%m.%Y",  "%-m/%-d/%Y", "%-d/%-m/%Y", "%-d.%-m.%Y", "%Y/%-m/%-d", "%Y-%-m-%-d", "%m/%d/%y",
    "%d/%m/%y",  "%-m/%-d/%y", "%-d/%-m/%y", "%d.%m.%y",   "%d-%b-%Y",   "%-d-%b-%Y",  "%d-%b-%y",
    "%-d-%b-%y", "%d %b %Y",   "%-d %b %Y",  "%d %B %Y",   "%-d %B %Y",  "%b %d %Y",   "%b %-d %Y",
    "%b %d, %Y", "%b %-d, %Y", "%B %d, %Y",  "%B %-d, %Y"};

constexpr const char* kClockFormats[] = {"%I:%M:%S %p", "%-I:%M:%S %p", "%I:%M %p", "%-I:%M %p"};

// Besides ISO's, which come with all fractions and zones.
constexpr const char* kTimestampDates[] = {
    "%Y/%m/%d",   "%m/%d/%Y", "%d/%m/%Y", "%m-%d-%Y",   "%d-%m-%Y",   "%d.%m.%Y", "%-m/%-d/%Y",
    "%-d/%-m/%Y", "%m/%d/%y", "%d/%m/%y", "%-m/%-d/%y", "%-d/%-m/%y", "%d-%b-%Y"};
constexpr const char* kTimestampTimes[] = {"%H:%M:%S", "%H:%M", "%-H:%M:%S", "%-H:%M"};

Type type_of(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

struct Fraction {
  TimeUnit unit = TimeUnit::second;
  std::string format;
};

// 0 to 9 digits after the second, in the coarsest unit that holds them.
Fraction fraction_of(int digits) {
  Fraction fraction;
  fraction.unit = static_cast<TimeUnit>((digits + 2) / 3);
  if (digits == 0) return fraction;
  fraction.format = digits % 3 == 0 ? ".%f" : ".%" + std::to_string(digits) + "f";
  return fraction;
}

std::string precision(int digits, char style) {
  return "%." + std::to_string(digits) + style;
}

}  // namespace

bool is_too_long_for_doubles(std::string_view cell) {
  const std::size_t digits = cell.size() - (cell.starts_with('-') ? 1 : 0);
  return digits > kExactDigits && text::is_canonical_integer(cell);
}

std::size_t TypeCandidate::sure_length(const TypeCandidate& first) const {
  const bool floating = type.kind == TypeKind::float64;
  if (this == &first) return floating ? kExactDigits : SIZE_MAX;
  if (first.type.kind == TypeKind::int64) return sure_integer_length;
  const bool same_digits = floating && first.type.kind == TypeKind::decimal &&
                           format == precision(first.type.scale, 'f');
  return same_digits ? kExactDigits : 0;
}

// The shortest spelling has an exponent below 0.0001, as repr does.
bool TypeCandidate::takes_fractions_of(const TypeCandidate& first) const {
  return this == &first || (first.format == "shortest" && (format == "repr" || format == "fixed"));
}

bool TypeCandidate::fits(std::string_view cell, Column& scratch) const {
  if (type.kind == TypeKind::float64 && is_too_long_for_doubles(cell)) return false;
  scratch.values.clear();
  return cells->parse(cell, scratch);
}

bool TypeCandidate::may_fit(const CellOutline& outline) const {
  switch (sign) {
    case Sign::none:
      return true;
    case Sign::no_digits:
      return !outline.has_digits();
    case Sign::decimals:
      return outline.decimals() == decimals;
    case Sign::decimals_or_letters:
      return outline.decimals() == decimals || outline.has_letters();
    case Sign::letters:
      return outline.has_letters();
  }
  return true;
}

TypeCandidates::TypeCandidates() {
  for (const char* format :
       {"true/false", "True/False", "TRUE/FALSE", "yes/no", "Yes/No", "YES/NO"}) {
    add(type_of(TypeKind::boolean), format).sign = TypeCandidate::Sign::no_digits;
  }
  add_numbers();
  first_temporal_ = all_.size();
  add_dates();
  add_times();
  add_timestamps();
  group_temporals();
}

TypeCandidate& TypeCandidates::add(const Type& type, const std::string& format,
                                   std::size_t sure_integer_length) {
  all_.push_back({type, format, text::cell_format(type, format), sure_integer_length});
  return all_.back();
}

void TypeCandidates::add_numbers() {
  add(type_of(TypeKind::int64), "", 18);
  for (int scale = 1; scale <= 18; ++scale) {
    Type decimal = type_of(TypeKind::decimal);
    decimal.scale = scale;
    TypeCandidate& added = add(decimal, "");
    added.sign = TypeCandidate::Sign::decimals;
    added.decimals = static_cast<std::size_t>(scale);
  }
  const Type number = type_of(TypeKind::float64);
  // 100000 is written 1e+05.
  add(number, "shortest", 5);
  add(number, "repr");
  add(number, "fixed", kExactDigits);
  add(number, precision(6, 'g'), 6);
  add(number, precision(15, 'g'), kExactDigits);
  add(number, precision(17, 'g'), kExactDigits);
  // Or what is no number: "nan", "-inf".
  for (int digits = 0; digits <= 17; ++digits) {
    add(number, precision(digits, 'e')).sign = TypeCandidate::Sign::letters;
  }
  for (int digits = 1; digits <= 18; ++digits) {
    TypeCandidate& added = add(number, precision(digits, 'f'));
    added.sign = TypeCandidate::Sign::decimals_or_letters;
    added.decimals = static_cast<std::size_t>(digits);
  }
}

void TypeCandidates::add_dates() {
  for (const char* format : kDateFormats) add(type_of(TypeKind::date), format);
}

void TypeCandidates::add_times() {
  Type time = type_of(TypeKind::time);
  add(time, "%H:%M");
  for (const char* format : kClockFormats) add(time, format);
  for (int digits = 0; digits <= 9; ++digits) {
    const Fraction fraction = fraction_of(digits);
    time.unit = fraction.unit;
    add(time, "%H:%M:%S" + fraction.format);
  }
}

void TypeCandidates::add_timestamps() {
  Type timestamp = type_of(TypeKind::timestamp);
  for (const char* zone : {"", "Z", "+00:00", " UTC"}) {
    timestamp.time_zone = *zone == '\0' ? "" : "UTC";
    for (const char* date : {"%Y-%m-%dT", "%Y-%m-%d "}) {
      timestamp.unit = TimeUnit::second;
      add(timestamp, date + std::string("%H:%M") + zone);
      for (int digits = 0; digits <= 9; ++digits) {
        const Fraction fraction = fraction_of(digits);
        timestamp.unit = fraction.unit;
        add(timestamp, date + std::string("%H:%M:%S") + fraction.format + zone);
      }
    }
  }
  timestamp = type_of(TypeKind::timestamp);
  for (const char* date : kTimestampDates) {
    const std::string prefix = date + std::string(" ");
    for (const char* time : kTimestampTimes) add(timestamp, prefix + time);
    for (const char* time : kClockFormats) add(timestamp, prefix + time);
    Type fine = timestamp;
    fine.unit = TimeUnit::millisecond;
    add(fine, prefix + "%H:%M:%S.%f");
  }
}

// By the text of any value, here 0: the outline is that of all.
void TypeCandidates::group_temporals() {
  Column zero;
  zero.length = 1;
  zero.values.resize_zeroed(sizeof(std::int64_t));
  Buffer text;
  for (std::size_t i = first_temporal_; i < all_.size(); ++i) {
    text.clear();
    all_[i].cells->format(zero, 0, text);
    const CellOutline outline({reinterpret_cast<const char*>(text.data()), text.size()});
    temporals_[std::string(outline.text())].push_back(static_cast<std::uint16_t>(i));
  }
}

std::vector<std::uint16_t> TypeCandidates::matching(std::string_view cell) const {
  std::vector<std::uint16_t> found;
  const CellOutline outline(cell);
  const bool is_long = cell.size() > CellOutline::kLongest;
  Column scratch;
  for (std::size_t i = 0; i < first_temporal_; ++i) {
    if (is_long && all_[i].type.kind != TypeKind::float64) continue;
    if (!all_[i].may_fit(outline) || !all_[i].fits(cell, scratch)) continue;
    found.push_back(static_cast<std::uint16_t>(i));
  }
  const auto temporals = is_long ? temporals_.end() : temporals_.find(std::string(outline.text()));
  if (temporals == temporals_.end()) return found;
  for (const std::uint16_t i : temporals->second) {
    if (all_[i].fits(cell, scratch)) found.push_back(i);
  }
  return found;
}

}  // namespace sprat::csv
