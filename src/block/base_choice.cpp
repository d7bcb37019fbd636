// SPDX-License-Identifier: Apache-2.0
#include "block/base_choice.hpp"

#include <algorithm>

#include "block/chunk_values.hpp"
#include "encoding/value_types.hpp"

namespace sprat {

namespace {

constexpr std::size_t kRuns = 16;
constexpr std::size_t kRunLength = 64;
/// Columns of a kind that are looked at for each column: related ones stand near each other.
constexpr std::size_t kNeighbours = 16;
/// What it costs to read another column must be earned.
constexpr unsigned kLeastSavedBits = 2;

std::vector<std::int64_t> sample(const encoding::Shape& shape, const Column& column) {
  std::vector<std::int64_t> values;
  encoding::with_integer(shape, [&](auto zero) {
    using T = decltype(zero);
    const auto all = column.values.as<T>();
    const auto take = [&](std::size_t first, std::size_t count) {
      for (const T value : all.subspan(first, count)) {
        values.push_back(static_cast<std::int64_t>(value));
      }
    };
    if (column.length <= kRuns * kRunLength) return take(0, column.length);
    for (std::size_t run = 0; run < kRuns; ++run) {
      take((column.length - kRunLength) * run / (kRuns - 1), kRunLength);
    }
  });
  return values;
}

/// Bits of the largest less the smallest of the values that `value_at` gives.
template <class ValueAt>
unsigned range_bits(std::size_t count, ValueAt&& value_at) {
  std::int64_t least = value_at(std::size_t{0});
  std::int64_t most = least;
  for (std::size_t i = 1; i < count; ++i) {
    const std::int64_t value = value_at(i);
    least = std::min(least, value);
    most = std::max(most, value);
  }
  return encoding::bit_width(encoding::wrapping_subtract(most, least));
}

}  // namespace

void BaseChoice::begin(const Batch& batch) {
  samples_.assign(columns_.size(), {});
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Type& type = columns_[i].type;
    if (!can_differ(type, type) || batch.columns[i].null_count != 0) continue;
    samples_[i] = sample(chunk_shape(type), batch.columns[i]);
  }
}

std::optional<std::size_t> BaseChoice::find(std::size_t column) const {
  const std::vector<std::int64_t>& values = samples_[column];
  if (values.empty()) return std::nullopt;
  unsigned bits = range_bits(values.size(), [&](std::size_t row) { return values[row]; });
  bits = bits < kLeastSavedBits ? 0 : bits - kLeastSavedBits + 1;
  std::optional<std::size_t> narrowest;
  std::size_t seen = 0;
  for (std::size_t base = column; base-- > 0 && seen < kNeighbours;) {
    const std::vector<std::int64_t>& others = samples_[base];
    if (others.empty() || !can_differ(columns_[column].type, columns_[base].type)) continue;
    ++seen;
    const unsigned needed = range_bits(values.size(), [&](std::size_t row) {
      return static_cast<std::int64_t>(encoding::wrapping_subtract(values[row], others[row]));
    });
    if (needed >= bits) continue;
    bits = needed;
    narrowest = base;
  }
  return narrowest;
}

}  // namespace sprat
