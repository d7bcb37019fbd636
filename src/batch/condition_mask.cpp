// SPDX-License-Identifier: Apache-2.0
#include "batch/condition_mask.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

#include "batch/comparison.hpp"

namespace sprat {

namespace {

// What satisfies a comparison: the values from `least` to `greatest`, or all the others.
template <class T>
struct ValueRange {
  T least = std::numeric_limits<T>::max();
  T greatest = std::numeric_limits<T>::lowest();
  bool is_inside = true;
};

// The next smaller value; none below the smallest.
template <class Wide>
std::optional<Wide> before(Wide value) {
  if constexpr (std::is_floating_point_v<Wide>) {
    const Wide end = -std::numeric_limits<Wide>::infinity();
    return value == end ? std::nullopt : std::optional(std::nextafter(value, end));
  } else {
    return value == std::numeric_limits<Wide>::min() ? std::nullopt : std::optional(value - 1);
  }
}

template <class Wide>
std::optional<Wide> after(Wide value) {
  if constexpr (std::is_floating_point_v<Wide>) {
    const Wide end = std::numeric_limits<Wide>::infinity();
    return value == end ? std::nullopt : std::optional(std::nextafter(value, end));
  } else {
    return value == std::numeric_limits<Wide>::max() ? std::nullopt : std::optional(value + 1);
  }
}

// Nothing is ordered with NaN, and all is unequal to it.
template <class Wide>
ValueRange<Wide> range_of(Comparison comparison, Wide value) {
  constexpr bool kHasInfinity = std::numeric_limits<Wide>::has_infinity;
  const Wide first =
      kHasInfinity ? -std::numeric_limits<Wide>::infinity() : std::numeric_limits<Wide>::lowest();
  const Wide last =
      kHasInfinity ? std::numeric_limits<Wide>::infinity() : std::numeric_limits<Wide>::max();
  const ValueRange<Wide> none;
  if constexpr (std::is_floating_point_v<Wide>) {
    if (std::isnan(value)) return {.is_inside = comparison != Comparison::not_equal};
  }
  switch (comparison) {
    case Comparison::equal:
      return {value, value, true};
    case Comparison::not_equal:
      return {value, value, false};
    case Comparison::less_equal:
      return {first, value, true};
    case Comparison::greater_equal:
      return {value, last, true};
    case Comparison::less:
      if (const auto end = before(value)) return {first, *end, true};
      return none;
    case Comparison::greater:
      if (const auto begin = after(value)) return {*begin, last, true};
      return none;
  }
  return none;
}

// The same of a type of fewer values.
template <class T, class Wide>
ValueRange<T> narrowed(const ValueRange<Wide>& range) {
  if constexpr (std::is_same_v<T, Wide>) {
    return range;
  } else {
    constexpr Wide kLeast = std::numeric_limits<T>::min();
    constexpr Wide kGreatest = std::numeric_limits<T>::max();
    const Wide least = std::max(range.least, kLeast);
    const Wide greatest = std::min(range.greatest, kGreatest);
    if (least > greatest) return {.is_inside = range.is_inside};
    return {static_cast<T>(least), static_cast<T>(greatest), range.is_inside};
  }
}

template <class T, class Bound>
void mask_outside(const Column& column, const ValueRange<Bound>& range,
                  std::span<std::uint8_t> mask) {
  const T* const values = column.values.as<T>().data();
  const ValueRange<Bound> wanted = range;
  for (std::size_t row = 0; row < mask.size(); ++row) {
    const auto value = static_cast<Bound>(values[row]);
    const bool is_inside = (value >= wanted.least) & (value <= wanted.greatest);
    mask[row] &= static_cast<std::uint8_t>(is_inside == wanted.is_inside);
  }
}

template <class Byte, class Short, class Int, class Wide>
void mask_integers(std::size_t width, const Column& column, const ValueRange<Wide>& range,
                   std::span<std::uint8_t> mask) {
  switch (width) {
    case 1:
      return mask_outside<Byte>(column, narrowed<Byte>(range), mask);
    case 2:
      return mask_outside<Short>(column, narrowed<Short>(range), mask);
    case 4:
      return mask_outside<Int>(column, narrowed<Int>(range), mask);
    default:
      return mask_outside<Wide>(column, range, mask);
  }
}

void mask_booleans(const Column& column, Comparison comparison, std::int64_t value,
                   std::span<std::uint8_t> mask) {
  const bool is_wanted[] = {satisfies(0 <=> value, comparison), satisfies(1 <=> value, comparison)};
  for (std::size_t row = 0; row < mask.size(); ++row) {
    mask[row] &= static_cast<std::uint8_t>(is_wanted[column.boolean(row) ? 1 : 0]);
  }
}

}  // namespace

void mask_values(const Type& type, Comparison comparison, const Scalar& value, const Column& column,
                 std::span<std::uint8_t> mask) {
  if (type.kind == TypeKind::boolean) {
    mask_booleans(column, comparison, std::get<std::int64_t>(value), mask);
  } else if (type.kind == TypeKind::float32) {
    mask_outside<float>(column, range_of(comparison, std::get<double>(value)), mask);
  } else if (type.kind == TypeKind::float64) {
    mask_outside<double>(column, range_of(comparison, std::get<double>(value)), mask);
  } else if (const auto* bound = std::get_if<std::int64_t>(&value)) {
    mask_integers<std::int8_t, std::int16_t, std::int32_t>(fixed_width(type), column,
                                                           range_of(comparison, *bound), mask);
  } else {
    mask_integers<std::uint8_t, std::uint16_t, std::uint32_t>(
        fixed_width(type), column, range_of(comparison, std::get<std::uint64_t>(value)), mask);
  }
}

void mask_nulls(const Column& column, std::span<std::uint8_t> mask) {
  if (column.null_count == 0) return;
  for (std::size_t row = 0; row < mask.size(); ++row) {
    mask[row] &= static_cast<std::uint8_t>(Column::bit(column.validity, row));
  }
}

}  // namespace sprat
