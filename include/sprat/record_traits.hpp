// SPDX-License-Identifier: Apache-2.0
// What kind of member a C++ type makes, for the templates behind Reader and Writer.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

#include <sprat/record_table.hpp>
#include <sprat/record_types.hpp>

namespace sprat::detail {

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct Unwrapped {
  using type = T;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
};
/// T, and of an optional what it holds.
template <class T>
using unwrapped_t = typename Unwrapped<T>::type;

/// Lists other than bytes.
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<List<T>> = true;
template <>
inline constexpr bool is_list<List<std::byte>> = false;

template <class T>
inline constexpr bool is_array = false;
template <class T, std::size_t N>
inline constexpr bool is_array<std::array<T, N>> = true;

template <class T>
inline constexpr bool is_decimal = false;
template <int Scale>
inline constexpr bool is_decimal<Decimal<Scale>> = true;

template <class T>
inline constexpr bool is_fixed_text = false;
template <std::size_t N>
inline constexpr bool is_fixed_text<FixedText<N>> = true;

template <class T>
inline constexpr bool is_time = false;
template <class Rep, class Period>
inline constexpr bool is_time<std::chrono::duration<Rep, Period>> =
    std::is_same_v<std::chrono::duration<Rep, Period>, Time<Period>>;

template <class T>
inline constexpr bool is_timestamp = false;
template <class Period>
inline constexpr bool is_timestamp<Timestamp<Period>> = true;

template <class T>
inline constexpr bool is_local_timestamp = false;
template <class Period>
inline constexpr bool is_local_timestamp<LocalTimestamp<Period>> = true;

/// Held by the file as bytes of any length, by the record as a view of them.
template <class T>
inline constexpr bool is_variable_width =
    std::is_same_v<T, std::string_view> || std::is_same_v<T, Integer> ||
    std::is_same_v<T, List<std::byte>>;

template <class T>
using record_fields_t = std::decay_t<decltype(RecordTable<T>::fields)>;

template <class T>
inline constexpr std::size_t field_count = std::tuple_size_v<record_fields_t<T>>;

}  // namespace sprat::detail
