// SPDX-License-Identifier: Apache-2.0
// A flat record with holes of every kind, as `sprat compile` emits one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <sprat/record.hpp>

namespace flat {

struct Position {
  double x = 0;
  std::int8_t floor = 0;
  std::array<std::int16_t, 2> levels = {};

  friend bool operator==(const Position&, const Position&) = default;
};

struct Sample {
  bool flag = false;
  sprat::FixedText<3> code;
  std::int32_t count = 0;
  flat::Position position;
  sprat::Date day = {};
  std::uint64_t big = 0;

  friend bool operator==(const Sample&, const Sample&) = default;
};

/// The same but for its last field.
struct Narrower {
  bool flag = false;
  sprat::FixedText<3> code;
  std::int32_t count = 0;
  flat::Position position;
};

}  // namespace flat

template <>
struct sprat::RecordTable<flat::Position> {
  static constexpr std::string_view name = "flat.Position";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("x", &flat::Position::x, offsetof(flat::Position, x)),
      sprat::record_field("floor", &flat::Position::floor, offsetof(flat::Position, floor)),
      sprat::record_field("levels", &flat::Position::levels, offsetof(flat::Position, levels)),
  };
};

template <>
struct sprat::RecordTable<flat::Sample> {
  static constexpr std::string_view name = "flat.Sample";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("flag", &flat::Sample::flag, offsetof(flat::Sample, flag)),
      sprat::record_field("code", &flat::Sample::code, offsetof(flat::Sample, code)),
      sprat::record_field("count", &flat::Sample::count, offsetof(flat::Sample, count)),
      sprat::record_field("position", &flat::Sample::position, offsetof(flat::Sample, position)),
      sprat::record_field("day", &flat::Sample::day, offsetof(flat::Sample, day)),
      sprat::record_field("big", &flat::Sample::big, offsetof(flat::Sample, big)),
  };
};

template <>
struct sprat::RecordTable<flat::Narrower> {
  static constexpr std::string_view name = "flat.Sample";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("flag", &flat::Narrower::flag, offsetof(flat::Narrower, flag)),
      sprat::record_field("code", &flat::Narrower::code, offsetof(flat::Narrower, code)),
      sprat::record_field("count", &flat::Narrower::count, offsetof(flat::Narrower, count)),
      sprat::record_field("position", &flat::Narrower::position,
                          offsetof(flat::Narrower, position)),
  };
};
