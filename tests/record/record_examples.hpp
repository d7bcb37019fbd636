// SPDX-License-Identifier: Apache-2.0
// Records as `sprat compile` emits them: one of few fields, and one with every type.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

#include <sprat/record.hpp>

namespace cta {

enum class DayType : std::uint8_t {
  weekday = 0,
  saturday = 1,
  sunday = 7,
};

struct Ride {
  std::string_view route;
  sprat::Date date = {};
  cta::DayType daytype = cta::DayType::weekday;
  std::optional<std::int32_t> rides;

  friend bool operator==(const Ride&, const Ride&) = default;
};

struct Point {
  double x = 0;
  double y = 0;
  std::array<std::int16_t, 3> color = {};

  friend bool operator==(const Point&, const Point&) = default;
};

struct Segment {
  cta::Point from;
  cta::Point to;
  bool is_open = false;

  friend bool operator==(const Segment&, const Segment&) = default;
};

/// Every type, required and nullable.
struct Everything {
  bool flag = false;
  std::optional<bool> maybe_flag;
  std::int8_t i8 = 0;
  std::uint8_t u8 = 0;
  std::int16_t i16 = 0;
  std::uint16_t u16 = 0;
  std::int32_t i32 = 0;
  std::uint32_t u32 = 0;
  std::int64_t i64 = 0;
  std::uint64_t u64 = 0;
  float f32 = 0;
  double f64 = 0;
  std::optional<double> maybe_f64;
  cta::DayType day = cta::DayType::weekday;
  std::optional<cta::DayType> maybe_day;
  sprat::Date date = {};
  sprat::Time<std::ratio<1>> time_s = {};
  sprat::Time<std::nano> time_ns = {};
  std::optional<sprat::Timestamp<std::micro>> moment;
  sprat::LocalTimestamp<std::milli> local = {};
  sprat::Decimal<2> price;
  std::optional<sprat::Decimal<2>> maybe_price;
  std::string_view text;
  std::optional<std::string_view> maybe_text;
  sprat::Integer big;
  std::optional<sprat::Integer> maybe_big;
  sprat::List<std::byte> bytes;
  std::optional<sprat::List<std::byte>> maybe_bytes;
  sprat::FixedText<4> code = "none";
  std::optional<sprat::FixedText<4>> maybe_code;
  sprat::List<std::int32_t> numbers;
  std::optional<sprat::List<double>> maybe_numbers;
  sprat::List<bool> flags;
  sprat::List<std::string_view> words;
  std::optional<sprat::List<cta::DayType>> maybe_days;
  std::array<double, 3> position = {};
  std::array<bool, 2> pair = {};
  std::optional<std::array<std::int32_t, 5>> maybe_five;
  std::array<std::string_view, 2> names = {};
  cta::Segment segment;
  std::optional<cta::Segment> maybe_segment;

  friend bool operator==(const Everything&, const Everything&) = default;
};

}  // namespace cta

template <>
struct sprat::EnumTable<cta::DayType> {
  static constexpr std::string_view name = "cta.DayType";
  static constexpr sprat::EnumEntry<cta::DayType> values[] = {
      {cta::DayType::weekday, "weekday"},
      {cta::DayType::saturday, "saturday"},
      {cta::DayType::sunday, "sunday", "Holidays too."},
  };
};

template <>
struct sprat::RecordTable<cta::Ride> {
  static constexpr std::string_view name = "cta.Ride";
  static constexpr std::string_view doc = "One route's ridership on one day.";
  static constexpr auto fields = std::tuple{
      sprat::record_field("route", &cta::Ride::route, offsetof(cta::Ride, route)),
      sprat::record_field("date", &cta::Ride::date, offsetof(cta::Ride, date),
                          {.format = "%m/%d/%Y"}),
      sprat::record_field("daytype", &cta::Ride::daytype, offsetof(cta::Ride, daytype)),
      sprat::record_field("rides", &cta::Ride::rides, offsetof(cta::Ride, rides),
                          {.csv_name = "Total Rides", .doc = "Boardings, transfers included."}),
  };
};

static_assert(std::is_trivially_copyable_v<cta::Ride>);
static_assert(sizeof(cta::Ride) == 32 && alignof(cta::Ride) == 8);

template <>
struct sprat::RecordTable<cta::Point> {
  static constexpr std::string_view name = "cta.Point";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("x", &cta::Point::x, offsetof(cta::Point, x)),
      sprat::record_field("y", &cta::Point::y, offsetof(cta::Point, y)),
      sprat::record_field("color", &cta::Point::color, offsetof(cta::Point, color)),
  };
};

template <>
struct sprat::RecordTable<cta::Segment> {
  static constexpr std::string_view name = "cta.Segment";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("from", &cta::Segment::from, offsetof(cta::Segment, from)),
      sprat::record_field("to", &cta::Segment::to, offsetof(cta::Segment, to)),
      sprat::record_field("is_open", &cta::Segment::is_open, offsetof(cta::Segment, is_open)),
  };
};

template <>
struct sprat::RecordTable<cta::Everything> {
  static constexpr std::string_view name = "cta.Everything";
  static constexpr std::string_view doc = "Every type, required and nullable.";
  static constexpr auto fields = std::tuple{
      sprat::record_field("flag", &cta::Everything::flag, offsetof(cta::Everything, flag)),
      sprat::record_field("maybe_flag", &cta::Everything::maybe_flag,
                          offsetof(cta::Everything, maybe_flag)),
      sprat::record_field("i8", &cta::Everything::i8, offsetof(cta::Everything, i8)),
      sprat::record_field("u8", &cta::Everything::u8, offsetof(cta::Everything, u8)),
      sprat::record_field("i16", &cta::Everything::i16, offsetof(cta::Everything, i16)),
      sprat::record_field("u16", &cta::Everything::u16, offsetof(cta::Everything, u16)),
      sprat::record_field("i32", &cta::Everything::i32, offsetof(cta::Everything, i32)),
      sprat::record_field("u32", &cta::Everything::u32, offsetof(cta::Everything, u32)),
      sprat::record_field("i64", &cta::Everything::i64, offsetof(cta::Everything, i64)),
      sprat::record_field("u64", &cta::Everything::u64, offsetof(cta::Everything, u64)),
      sprat::record_field("f32", &cta::Everything::f32, offsetof(cta::Everything, f32)),
      sprat::record_field("f64", &cta::Everything::f64, offsetof(cta::Everything, f64)),
      sprat::record_field("maybe_f64", &cta::Everything::maybe_f64,
                          offsetof(cta::Everything, maybe_f64)),
      sprat::record_field("day", &cta::Everything::day, offsetof(cta::Everything, day)),
      sprat::record_field("maybe_day", &cta::Everything::maybe_day,
                          offsetof(cta::Everything, maybe_day)),
      sprat::record_field("date", &cta::Everything::date, offsetof(cta::Everything, date)),
      sprat::record_field("time_s", &cta::Everything::time_s, offsetof(cta::Everything, time_s)),
      sprat::record_field("time_ns", &cta::Everything::time_ns, offsetof(cta::Everything, time_ns)),
      sprat::record_field("moment", &cta::Everything::moment, offsetof(cta::Everything, moment),
                          {.time_zone = "UTC"}),
      sprat::record_field("local", &cta::Everything::local, offsetof(cta::Everything, local)),
      sprat::record_field("price", &cta::Everything::price, offsetof(cta::Everything, price)),
      sprat::record_field("maybe_price", &cta::Everything::maybe_price,
                          offsetof(cta::Everything, maybe_price)),
      sprat::record_field("text", &cta::Everything::text, offsetof(cta::Everything, text)),
      sprat::record_field("maybe_text", &cta::Everything::maybe_text,
                          offsetof(cta::Everything, maybe_text)),
      sprat::record_field("big", &cta::Everything::big, offsetof(cta::Everything, big)),
      sprat::record_field("maybe_big", &cta::Everything::maybe_big,
                          offsetof(cta::Everything, maybe_big)),
      sprat::record_field("bytes", &cta::Everything::bytes, offsetof(cta::Everything, bytes)),
      sprat::record_field("maybe_bytes", &cta::Everything::maybe_bytes,
                          offsetof(cta::Everything, maybe_bytes)),
      sprat::record_field("code", &cta::Everything::code, offsetof(cta::Everything, code)),
      sprat::record_field("maybe_code", &cta::Everything::maybe_code,
                          offsetof(cta::Everything, maybe_code)),
      sprat::record_field("numbers", &cta::Everything::numbers, offsetof(cta::Everything, numbers)),
      sprat::record_field("maybe_numbers", &cta::Everything::maybe_numbers,
                          offsetof(cta::Everything, maybe_numbers)),
      sprat::record_field("flags", &cta::Everything::flags, offsetof(cta::Everything, flags)),
      sprat::record_field("words", &cta::Everything::words, offsetof(cta::Everything, words)),
      sprat::record_field("maybe_days", &cta::Everything::maybe_days,
                          offsetof(cta::Everything, maybe_days)),
      sprat::record_field("position", &cta::Everything::position,
                          offsetof(cta::Everything, position)),
      sprat::record_field("pair", &cta::Everything::pair, offsetof(cta::Everything, pair)),
      sprat::record_field("maybe_five", &cta::Everything::maybe_five,
                          offsetof(cta::Everything, maybe_five)),
      sprat::record_field("names", &cta::Everything::names, offsetof(cta::Everything, names)),
      sprat::record_field("segment", &cta::Everything::segment, offsetof(cta::Everything, segment)),
      sprat::record_field("maybe_segment", &cta::Everything::maybe_segment,
                          offsetof(cta::Everything, maybe_segment)),
  };
};

static_assert(std::is_trivially_copyable_v<cta::Everything>);
static_assert(std::is_standard_layout_v<cta::Everything>);
