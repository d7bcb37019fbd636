// SPDX-License-Identifier: Apache-2.0
// TemporalPattern::places: what a format whose texts are all of one length tells the kernels.
#include <algorithm>

#include "text/temporal_pattern.hpp"

namespace sprat::text {

std::size_t* TemporalPattern::place_of(Kind kind, TemporalPlaces& places) {
  switch (kind) {
    case Kind::year:
    case Kind::short_year:
      return &places.year_at;
    case Kind::month:
      return &places.month_at;
    case Kind::day:
      return &places.day_at;
    case Kind::hour:
    case Kind::hour12:
      return &places.hour_at;
    case Kind::half_day:
      return &places.half_day_at;
    case Kind::minute:
      return &places.minute_at;
    case Kind::second:
      return &places.second_at;
    case Kind::fraction:
      return &places.fraction_at;
    default:
      return nullptr;
  }
}

std::optional<TemporalPlaces> TemporalPattern::places() const {
  TemporalPlaces places;
  places.fraction_digits = fraction_digits_;
  places.short_year = short_year_;
  for (const Item& item : items_) {
    const std::size_t size = item.digits + item.literal.size();
    std::size_t* const place = place_of(item.kind, places);
    const bool known = place != nullptr || item.kind == Kind::literal;
    if (!known || places.length + size > TemporalPlaces::kMaxLength) return std::nullopt;
    if (place != nullptr) *place = places.length;
    std::copy(item.literal.begin(), item.literal.end(), places.literals + places.length);
    if (item.kind == Kind::half_day) places.literals[places.length + 1] = 'M';
    places.length += size;
  }
  return places;
}

}  // namespace sprat::text
