// SPDX-License-Identifier: Apache-2.0
// The types of a record's members that the language does not have: dates, times, decimals, texts of
// fixed length, lists, big integers.
#pragma once

#include <chrono>
#include <cstdint>
#include <ratio>
#include <type_traits>

#include <sprat/decimal.hpp>
#include <sprat/fixed_text.hpp>
#include <sprat/integer.hpp>
#include <sprat/list.hpp>

namespace sprat {

/// A day, in 32 bits; std::chrono::sys_days has different sizes in different libraries, and
/// converts to and from this.
using Date = std::chrono::time_point<std::chrono::system_clock,
                                     std::chrono::duration<std::int32_t, std::ratio<86400>>>;

/// Time of day, by its unit: std::ratio<1>, std::milli, std::micro or std::nano.
template <class Period>
using Time = std::chrono::duration<
    std::conditional_t<std::ratio_greater_equal_v<Period, std::milli>, std::int32_t, std::int64_t>,
    Period>;

/// A moment, of a field with a time zone.
template <class Period>
using Timestamp =
    std::chrono::time_point<std::chrono::system_clock, std::chrono::duration<std::int64_t, Period>>;

/// Date and time as a clock on some wall shows them, of a field without a time zone.
template <class Period>
using LocalTimestamp =
    std::chrono::time_point<std::chrono::local_t, std::chrono::duration<std::int64_t, Period>>;

}  // namespace sprat
