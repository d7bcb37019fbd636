// SPDX-License-Identifier: Apache-2.0
// Loops over values that the compiler turns into vector minima and maxima.
#include "encoding/value_range.hpp"

#include "encoding/vector_target.hpp"

namespace sprat::encoding {
namespace {

// In four streams: one minimum after the other would wait for the one before.
template <class T>
[[gnu::always_inline]] inline void add_values(const T* values, std::size_t count, Range<T>& range) {
  Range<T> streams[4] = {range, range, range, range};
  const std::size_t quarter = count / 4;
  const auto add = [](Range<T>& stream, T value) {
    stream.minimum = value < stream.minimum ? value : stream.minimum;
    stream.maximum = value > stream.maximum ? value : stream.maximum;
  };
  for (std::size_t i = 0; i < quarter; ++i) {
    add(streams[0], values[i]);
    add(streams[1], values[quarter + i]);
    add(streams[2], values[2 * quarter + i]);
    add(streams[3], values[3 * quarter + i]);
  }
  for (std::size_t i = 4 * quarter; i < count; ++i) add(streams[0], values[i]);
  for (const Range<T>& stream : streams) range.merge(stream);
}

template <class T>
[[gnu::always_inline]] inline void add_differences(const T* values, std::size_t count,
                                                   Differences<T>& differences) {
  using Signed = std::make_signed_t<T>;
  using Unsigned = std::make_unsigned_t<T>;
  Signed minimum = differences.range.minimum;
  Signed maximum = differences.range.maximum;
  std::size_t changes = 0;
  for (std::size_t i = 1; i < count; ++i) {
    const auto difference = static_cast<Signed>(static_cast<Unsigned>(
        static_cast<Unsigned>(values[i]) - static_cast<Unsigned>(values[i - 1])));
    minimum = difference < minimum ? difference : minimum;
    maximum = difference > maximum ? difference : maximum;
    changes += difference != 0 ? 1U : 0U;
  }
  differences = {{minimum, maximum}, changes};
}

SPRAT_VECTOR_KERNEL(add_all_values, add_values,
                    (const T* values, std::size_t count, Range<T>& range), (values, count, range))
SPRAT_VECTOR_KERNEL(add_all_differences, add_differences,
                    (const T* values, std::size_t count, Differences<T>& differences),
                    (values, count, differences))

}  // namespace

template <class T>
Range<T> range_of(const T* values, std::size_t count) {
  Range<T> range;
  add_all_values<T>(values, count, range);
  return range;
}

template <class T>
Differences<T> differences_of(const T* values, std::size_t count) {
  Differences<T> differences;
  add_all_differences<T>(values, count, differences);
  return differences;
}

#define SPRAT_INSTANTIATE(T)                         \
  template Range<T> range_of(const T*, std::size_t); \
  template Differences<T> differences_of(const T*, std::size_t);
SPRAT_INSTANTIATE(std::int8_t)
SPRAT_INSTANTIATE(std::int16_t)
SPRAT_INSTANTIATE(std::int32_t)
SPRAT_INSTANTIATE(std::int64_t)
SPRAT_INSTANTIATE(std::uint8_t)
SPRAT_INSTANTIATE(std::uint16_t)
SPRAT_INSTANTIATE(std::uint32_t)
SPRAT_INSTANTIATE(std::uint64_t)
#undef SPRAT_INSTANTIATE

}  // namespace sprat::encoding
