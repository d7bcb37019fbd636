// SPDX-License-Identifier: Apache-2.0
#include "batch/value_sums.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <type_traits>

namespace sprat {

namespace {

constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;
constexpr std::size_t kWordRows = 64;

// The upper and the lower halves are summed by themselves, which vector units can do; a signed
// value counts 2^63 too much on the way.
template <class T>
WideInteger sum_of(const T* values, std::size_t count) {
  if constexpr (sizeof(T) < 8) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += values[i];
    return sum;
  } else {
    constexpr std::uint64_t kBias = std::is_signed_v<T> ? kSignBit : 0;
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t value = static_cast<std::uint64_t>(values[i]) ^ kBias;
      low += value & 0xFFFF'FFFFU;
      high += value >> 32U;
    }
    return (static_cast<WideInteger>(high) << 32) + low -
           static_cast<WideInteger>(kBias) * static_cast<WideInteger>(count);
  }
}

// The presence of the 64 rows from `first` on; bits beyond the last row are clear.
std::uint64_t presence_at(const Column& column, std::size_t first) {
  const std::size_t rows = std::min(kWordRows, column.length - first);
  std::uint64_t word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, column.validity.data() + first / 8, (rows + 7) / 8);
  } else {
    for (std::size_t i = 0; i < (rows + 7) / 8; ++i) {
      word |= std::to_integer<std::uint64_t>(column.validity.data()[first / 8 + i]) << (8 * i);
    }
  }
  return rows == kWordRows ? word : word & ((std::uint64_t{1} << rows) - 1);
}

// Calls `all(first, count)` with runs of rows that are there, `one(row)` with others that are.
template <class All, class One>
void visit_present(const Column& column, const All& all, const One& one) {
  if (column.null_count == 0) return all(std::size_t{0}, column.length);
  for (std::size_t first = 0; first < column.length; first += kWordRows) {
    std::uint64_t word = presence_at(column, first);
    if (word == ~std::uint64_t{0}) {
      all(first, kWordRows);
      continue;
    }
    for (; word != 0; word &= word - 1) {
      one(first + static_cast<std::size_t>(std::countr_zero(word)));
    }
  }
}

template <class T>
WideInteger present_sum(const Column& column) {
  const T* const values = column.values.as<T>().data();
  WideInteger sum = 0;
  visit_present(
      column, [&](std::size_t first, std::size_t count) { sum += sum_of(values + first, count); },
      [&](std::size_t row) { sum += values[row]; });
  return sum;
}

WideInteger true_count(const Column& column) {
  WideInteger count = 0;
  for (std::size_t row = 0; row < column.length; ++row) {
    if (!column.is_null(row) && column.boolean(row)) ++count;
  }
  return count;
}

// Eight sums side by side, so that one addition need not wait for the one before.
class FloatingSum {
 public:
  template <class T>
  void add(const T* values, std::size_t count) {
    const std::span<const T> all(values, count);
    const std::size_t rest = count % lanes_.size();
    for (std::size_t i = 0; i < count - rest; i += lanes_.size()) {
      for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
        lanes_[lane] += static_cast<double>(values[i + lane]);
      }
    }
    for (const T value : all.last(rest)) lanes_[0] += static_cast<double>(value);
  }

  double total() const {
    return ((lanes_[0] + lanes_[1]) + (lanes_[2] + lanes_[3])) +
           ((lanes_[4] + lanes_[5]) + (lanes_[6] + lanes_[7]));
  }

 private:
  std::array<double, 8> lanes_{};
};

template <class T>
double present_floating_sum(const Column& column) {
  const T* const values = column.values.as<T>().data();
  FloatingSum sum;
  visit_present(
      column, [&](std::size_t first, std::size_t count) { sum.add(values + first, count); },
      [&](std::size_t row) { sum.add(values + row, 1); });
  return sum.total();
}

template <class Byte, class Short, class Int, class Long>
WideInteger sum_by_width(std::size_t width, const Column& column) {
  switch (width) {
    case 1:
      return present_sum<Byte>(column);
    case 2:
      return present_sum<Short>(column);
    case 4:
      return present_sum<Int>(column);
    default:
      return present_sum<Long>(column);
  }
}

}  // namespace

WideInteger integer_sum(const Type& type, const Column& column) {
  if (type.kind == TypeKind::boolean) return true_count(column);
  const std::size_t width = fixed_width(type);
  if (is_signed(type)) {
    return sum_by_width<std::int8_t, std::int16_t, std::int32_t, std::int64_t>(width, column);
  }
  return sum_by_width<std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t>(width, column);
}

double floating_sum(const Type& type, const Column& column) {
  return type.kind == TypeKind::float32 ? present_floating_sum<float>(column)
                                        : present_floating_sum<double>(column);
}

}  // namespace sprat
