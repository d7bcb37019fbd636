// SPDX-License-Identifier: Apache-2.0
// Random records, which lead to texts and lists that live as long as their maker.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "record_examples.hpp"

class RecordMaker {
 public:
  explicit RecordMaker(std::uint32_t seed = 1) : random_(seed) {}

  std::vector<cta::Ride> rides(std::size_t count) {
    std::vector<cta::Ride> rides(count);
    for (cta::Ride& ride : rides) ride = this->ride();
    return rides;
  }

  cta::Ride ride() {
    cta::Ride ride;
    ride.route = text("route ", number(20));
    ride.date = sprat::Date(sprat::Date::duration(11'000 + number(400)));
    ride.daytype = day();
    if (chance(9)) ride.rides = number(20'000) - 50;
    return ride;
  }

  std::vector<cta::Everything> everything(std::size_t count) {
    std::vector<cta::Everything> records(count);
    for (cta::Everything& record : records) fill(record);
    return records;
  }

  /// From 0 to below `end`.
  std::int32_t number(std::int32_t end) {
    return std::uniform_int_distribution<std::int32_t>(0, end - 1)(random_);
  }

 private:
  bool chance(std::int32_t of_ten) { return number(10) < of_ten; }

  template <class T>
  T bits() {
    return static_cast<T>(random_());
  }

  std::string_view text(const std::string& prefix, std::int32_t number) {
    return texts_.emplace_back(prefix + std::to_string(number));
  }

  cta::DayType day() {
    constexpr cta::DayType kDays[] = {cta::DayType::weekday, cta::DayType::saturday,
                                      cta::DayType::sunday};
    return kDays[number(3)];
  }

  template <class T>
  std::span<const T> kept(std::vector<T> values) {
    static thread_local std::deque<std::vector<T>> lists;
    return lists.emplace_back(std::move(values));
  }

  template <class T, class Make>
  sprat::List<T> list(Make make) {
    std::vector<T> values;
    for (std::int32_t i = number(4); i > 0; --i) values.push_back(make());
    return kept(std::move(values));
  }

  sprat::List<bool> flags() {
    static constexpr bool kFlags[] = {true, false, false, true, true};
    return {kFlags, static_cast<std::size_t>(number(6))};
  }

  sprat::Integer big() {
    std::string digits = number(2) == 0 ? "-" : "";
    digits += std::to_string(1 + number(9));
    for (std::int32_t i = number(30); i > 0; --i) digits += std::to_string(number(10));
    return {texts_.emplace_back(digits)};
  }

  cta::Segment segment() {
    cta::Segment segment;
    segment.from.x = number(100) / 4.0;
    segment.to.y = number(100);
    segment.to.color = {bits<std::int16_t>(), -1, 7};
    segment.is_open = chance(5);
    return segment;
  }

  void fill(cta::Everything& record);

  std::mt19937 random_;
  std::deque<std::string> texts_;
};

inline void RecordMaker::fill(cta::Everything& record) {
  record.flag = chance(5);
  if (chance(7)) record.maybe_flag = chance(5);
  record.i8 = bits<std::int8_t>();
  record.u8 = bits<std::uint8_t>();
  record.i16 = bits<std::int16_t>();
  record.u16 = bits<std::uint16_t>();
  record.i32 = bits<std::int32_t>();
  record.u32 = bits<std::uint32_t>();
  record.i64 = std::int64_t{bits<std::int32_t>()} << 20;
  record.u64 = std::uint64_t{bits<std::uint32_t>()} << 32;
  record.f32 = static_cast<float>(number(1000)) / 8;
  record.f64 = number(1000) / 10.0;
  if (chance(5)) record.maybe_f64 = -1.5;
  record.day = day();
  if (chance(3)) record.maybe_day = day();
  record.date = sprat::Date(sprat::Date::duration(number(20'000)));
  record.time_s = std::chrono::seconds(number(86'400));
  record.time_ns = std::chrono::nanoseconds(number(86'400));
  if (chance(5)) {
    record.moment = sprat::Timestamp<std::micro>(std::chrono::microseconds(number(1'000'000)));
  }
  record.local = sprat::LocalTimestamp<std::milli>(std::chrono::milliseconds(number(1'000'000)));
  record.price = {number(100'000) - 500};
  if (chance(5)) record.maybe_price = sprat::Decimal<2>{number(10)};
  record.text = text("text ", number(1'000'000));
  if (chance(5)) record.maybe_text = text("", number(3));
  record.big = big();
  if (chance(5)) record.maybe_big = big();
  record.bytes = list<std::byte>([&] { return bits<std::byte>(); });
  if (chance(5)) record.maybe_bytes = list<std::byte>([&] { return bits<std::byte>(); });
  record.code = text("", number(10'000));
  if (chance(5)) record.maybe_code = text("c", number(10));
  record.numbers = list<std::int32_t>([&] { return number(100); });
  if (chance(5)) record.maybe_numbers = list<double>([&] { return number(10) / 4.0; });
  record.flags = flags();
  record.words = list<std::string_view>([&] { return text("word ", number(50)); });
  if (chance(5)) record.maybe_days = list<cta::DayType>([&] { return day(); });
  record.position = {1.0 * number(9), 2.5, -1.0 * number(9)};
  record.pair = {chance(5), chance(5)};
  if (chance(5)) record.maybe_five = {number(5), 2, 3, 4, number(5)};
  record.names = {text("first ", number(9)), text("last ", number(9))};
  record.segment = segment();
  if (chance(5)) record.maybe_segment = segment();
}
