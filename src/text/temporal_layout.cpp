// SPDX-License-Identifier: Apache-2.0
// What a TemporalPattern of fixed length tells the kernels of cells.
#include <algorithm>

#include "text/temporal_pattern.hpp"

namespace sprat::text {

std::optional<DateLayout> TemporalPattern::date_layout() const {
  const bool is_date = year_at_ != kAbsent && hour_at_ == kAbsent && !short_year_;
  if (!is_date || fixed_length_ > DateLayout::kMaxLength) return std::nullopt;
  DateLayout layout{fixed_length_, year_at_, month_at_, day_at_, {}};
  std::copy_n(fixed_text_, fixed_length_, layout.literals);
  return layout;
}

std::optional<TimestampLayout> TemporalPattern::timestamp_layout(
    int unit_digits, std::int64_t offset_seconds) const {
  const bool fits = fixed_length_ != 0 && fixed_length_ <= TimestampLayout::kMaxLength;
  if (!fits || short_year_) return std::nullopt;
  const auto place = [](std::uint8_t at) { return at == kAbsent ? TimestampLayout::kAbsent : at; };
  TimestampLayout layout;
  layout.length = fixed_length_;
  layout.year_at = place(year_at_);
  layout.month_at = place(month_at_);
  layout.day_at = place(day_at_);
  layout.hour_at = place(hour_at_);
  layout.minute_at = place(minute_at_);
  layout.second_at = place(second_at_);
  layout.fraction_at = place(fraction_at_);
  layout.fraction_digits = fraction_digits_;
  std::copy_n(fixed_text_, fixed_length_, layout.literals);
  layout.unit_digits = static_cast<std::size_t>(unit_digits);
  layout.offset_seconds = offset_seconds;
  return layout;
}

}  // namespace sprat::text
