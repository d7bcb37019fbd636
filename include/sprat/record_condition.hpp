// SPDX-License-Identifier: Apache-2.0
// Conditions on a record's members: which leaf is meant, and the value to compare it with.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <sprat/record_traits.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

inline constexpr Comparison equal = Comparison::equal;
inline constexpr Comparison not_equal = Comparison::not_equal;
inline constexpr Comparison less = Comparison::less;
inline constexpr Comparison less_equal = Comparison::less_equal;
inline constexpr Comparison greater = Comparison::greater;
inline constexpr Comparison greater_equal = Comparison::greater_equal;

namespace detail {

template <class Member>
constexpr std::size_t leaf_count();

template <class Record, std::size_t... I>
constexpr std::size_t record_leaf_count(std::index_sequence<I...>) {
  return (leaf_count<typename std::tuple_element_t<I, record_fields_t<Record>>::member_type>() +
          ... + 0);
}

/// Columns that a member takes.
template <class Member>
constexpr std::size_t leaf_count() {
  using T = unwrapped_t<Member>;
  if constexpr (TabledRecord<T>) {
    return record_leaf_count<T>(std::make_index_sequence<field_count<T>>());
  } else {
    return 1;
  }
}

/// The first leaf of a member that the record's table names.
template <class Record, class Member>
std::size_t leaf_of(Member Record::*member) {
  std::size_t leaf = 0;
  bool is_found = false;
  const auto look_at = [&]<class Other>(const RecordField<Record, Other>& field) {
    if constexpr (std::is_same_v<Member, Other>) is_found = is_found || field.member == member;
    if (!is_found) leaf += leaf_count<Other>();
  };
  std::apply([&](const auto&... field) { (look_at(field), ...); }, RecordTable<Record>::fields);
  return leaf;
}

template <class T>
Scalar integer_scalar(T value) {
  if constexpr (std::is_signed_v<T>) {
    return static_cast<std::int64_t>(value);
  } else {
    return static_cast<std::uint64_t>(value);
  }
}

template <class T>
Scalar text_scalar(const T& text) {
  return std::string(reinterpret_cast<const char*>(text.data()), text.size());
}

/// Of a date or time, which `value` must convert to without loss.
template <class T, class Value>
Scalar temporal_scalar(const Value& value) {
  if constexpr (is_time<T>) {
    return std::int64_t{T(value).count()};
  } else if constexpr (std::is_convertible_v<Value, T>) {
    return std::int64_t{T(value).time_since_epoch().count()};
  } else {
    return std::int64_t{T(std::chrono::sys_days(value)).time_since_epoch().count()};
  }
}

/// What a member of type T is compared with, from a value that is natural for it.
template <class T, class Value>
Scalar condition_scalar(const Value& value) {
  static_assert(!is_list<T> && !is_array<T> && !TabledRecord<T>,
                "lists, arrays and structs have no order; compare a field of one value");
  if constexpr (std::is_same_v<T, bool>) {
    static_assert(std::is_same_v<Value, bool>, "a bool is compared with true or false");
    return std::int64_t{value ? 1 : 0};
  } else if constexpr (std::is_floating_point_v<T>) {
    return static_cast<double>(value);
  } else if constexpr (std::is_integral_v<T>) {
    if constexpr (std::is_floating_point_v<Value>) {
      return static_cast<double>(value);
    } else {
      return integer_scalar(value);
    }
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(std::is_same_v<Value, T>, "an enum is compared with one of its values");
    return integer_scalar(static_cast<std::underlying_type_t<T>>(value));
  } else if constexpr (is_decimal<T>) {
    return T(value).unscaled;
  } else if constexpr (is_fixed_text<T>) {
    const T text = value;
    return std::string(text.bytes, T::length);
  } else if constexpr (std::is_same_v<T, Integer>) {
    if constexpr (std::is_integral_v<Value>) {
      return std::to_string(value);
    } else {
      return std::string(Integer(value).digits);
    }
  } else if constexpr (is_variable_width<T>) {
    return text_scalar(T(value));
  } else {
    return temporal_scalar<T>(value);
  }
}

}  // namespace detail

}  // namespace sprat
