// SPDX-License-Identifier: Apache-2.0
// Measuring values: ranges, runs, and how many are distinct.
#include "encoding/profile.hpp"

#include <algorithm>
#include <array>

#include "encoding/bit_packing.hpp"
#include "encoding/column_difference.hpp"
#include "encoding/decimal_floats.hpp"
#include "encoding/hashing.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_range.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kSampleRuns = 16;
constexpr std::size_t kSampleRunLength = 64;
constexpr std::size_t kSampleSize = kSampleRuns * kSampleRunLength;

/// Chao's estimate of how many distinct values there are, from how many a sample has once and
/// twice. `hash_at(row)` stands for the row's value.
template <class HashAt>
std::size_t estimate_distinct(std::size_t count, HashAt&& hash_at) {
  constexpr std::size_t kSlots = 4 * kSampleSize;
  std::array<std::uint64_t, kSlots> hashes;
  std::array<std::uint16_t, kSlots> times{};
  std::size_t seen = 0;
  std::size_t once = 0;
  std::size_t twice = 0;
  const auto add = [&](std::size_t row) {
    const std::uint64_t hash = hash_at(row);
    std::size_t slot = hash % kSlots;
    while (times[slot] != 0 && hashes[slot] != hash) slot = (slot + 1) % kSlots;
    hashes[slot] = hash;
    const std::uint16_t now = ++times[slot];
    seen += now == 1 ? 1U : 0U;
    once += now == 1 ? 1U : 0U;
    once -= now == 2 ? 1U : 0U;
    twice += now == 2 ? 1U : 0U;
    twice -= now == 3 ? 1U : 0U;
  };
  const bool whole = count <= kSampleSize;
  if (whole) {
    for (std::size_t row = 0; row < count; ++row) add(row);
  } else {
    for (std::size_t run = 0; run < kSampleRuns; ++run) {
      const std::size_t first = (count - kSampleRunLength) * run / (kSampleRuns - 1);
      for (std::size_t i = 0; i < kSampleRunLength; ++i) add(first + i);
    }
  }
  if (whole) return std::max<std::size_t>(seen, 1);
  return std::clamp<std::size_t>(seen + once * once / (2 * twice + 1), 1, count);
}

/// Runs of equal differences within some vectors, scaled to all.
template <class T>
std::size_t estimate_delta_runs(const T* values, std::size_t count) {
  constexpr std::size_t kMeasuredVectors = 8;
  const std::size_t step = (vector_count(count) + kMeasuredVectors - 1) / kMeasuredVectors;
  std::size_t measured = 0;
  std::size_t runs = 0;
  for (std::size_t first = 0; first < count; first += step * kVectorSize) {
    const std::size_t end = std::min(count, first + kVectorSize);
    std::size_t changes = 1;
    for (std::size_t i = first + 2; i < end; ++i) {
      const auto before = wrapping_subtract(values[i - 1], values[i - 2]);
      changes += wrapping_subtract(values[i], values[i - 1]) != before ? 1U : 0U;
    }
    runs += changes;
    measured += end - first;
  }
  return runs * count / measured;
}

/// Of a vector of so many values: its reference, its bit width and the packed values.
template <class T>
std::uint64_t packed_bytes(const Range<T>& vector, std::size_t size) {
  return sizeof(T) + 1 + packed_size(size, bit_width(vector.width()));
}

template <class T>
void measure(const T* values, Profile& profile) {
  Range<T> range;
  Range<std::make_signed_t<T>> delta_range;
  profile.runs = 1;
  for_each_vector(profile.count, [&](std::size_t first, std::size_t size) {
    const Range<T> vector = range_of(values + first, size);
    const Differences<T> differences = differences_of(values + first, size);
    profile.runs += differences.changes;
    if (first != 0 && values[first] != values[first - 1]) ++profile.runs;
    profile.packed_bytes += packed_bytes(vector, size);
    profile.delta_packed_bytes += sizeof(T) + packed_bytes(differences.range, size);
    range.merge(vector);
    delta_range.merge(differences.range);
  });
  profile.range = range.width();
  profile.delta_range = delta_range.width();
  profile.delta_runs = estimate_delta_runs(values, profile.count);
}

// What a child of `difference` would take.
void measure_differences(const Values& values, Profile& profile) {
  alignas(Buffer::kAlignment) std::array<std::byte, kVectorSize * sizeof(std::uint64_t)> vector;
  with_integer(difference_shape(values.shape), [&](auto zero) {
    using T = decltype(zero);
    Range<T> range;
    profile.difference_packed_bytes = 0;
    for_each_vector(values.count, [&](std::size_t first, std::size_t size) {
      subtract_base(values, first, size, vector.data());
      const Range<T> differences = range_of(reinterpret_cast<const T*>(vector.data()), size);
      profile.difference_packed_bytes += packed_bytes(differences, size);
      range.merge(differences);
    });
    profile.difference_range = range.width();
  });
}

void measure_text(const Values& values, Profile& profile) {
  profile.is_coded = values.codes != nullptr;
  if (!profile.is_coded) {
    profile.text_bytes = text_bytes(values);
    profile.distinct = estimate_distinct_texts(values);
    return;
  }
  profile.distinct = values.entries;
  profile.entry_bytes = static_cast<std::uint64_t>(values.offsets[values.entries]) -
                        static_cast<std::uint64_t>(values.offsets[0]);
}

}  // namespace

std::size_t estimate_distinct_texts(const Values& values) {
  return estimate_distinct(values.count, [&](std::size_t row) {
    const std::string_view text = text_row(values, row);
    return hash_text(text, readable_bytes(values, text));
  });
}

Profile profile(const Values& values) {
  Profile profile;
  profile.shape = values.shape;
  profile.count = values.count;
  if (values.count == 0 || values.shape.is_list) return profile;
  if (values.shape.is_text()) {
    measure_text(values, profile);
  } else {
    with_integer(values.shape, [&](auto zero) {
      using T = decltype(zero);
      const T* data = reinterpret_cast<const T*>(values.data);
      measure(data, profile);
      profile.distinct = estimate_distinct(values.count, [&](std::size_t row) {
        return hash_integer(static_cast<std::uint64_t>(data[row]));
      });
    });
    profile.decimal_bytes = plan_decimals(values).bytes;
    if (values.base != nullptr) measure_differences(values, profile);
  }
  return profile;
}

}  // namespace sprat::encoding
