// SPDX-License-Identifier: Apache-2.0
// Records of another schema than the file's.
#include <algorithm>

#include "support/catch.hpp"
#include "support/error_message.hpp"

#include "record_examples.hpp"
#include "record_files.hpp"
#include "record_makers.hpp"

namespace later {

/// cta::Ride with a field less, others under new names, of other widths, or new.
struct Ride {
  std::int64_t rides = 0;
  std::optional<std::string_view> line;
  std::int32_t fare = 0;
  std::string_view depot;
  std::optional<double> delay;
};

struct Narrow {
  std::string_view line;
  std::int16_t rides = 0;
};

struct Misfit {
  std::string_view date;
  double rides = 0;
  std::int32_t missing = 0;
};

}  // namespace later

template <>
struct sprat::RecordTable<later::Ride> {
  using Row = later::Ride;
  static constexpr std::string_view name = "later.Ride";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("rides", &Row::rides, offsetof(Row, rides)),
      sprat::record_field("line", &Row::line, offsetof(Row, line), {.renamed_from = "route"}),
      sprat::record_field("fare", &Row::fare, offsetof(Row, fare),
                          {.default_value = "225", .has_default = true}),
      sprat::record_field("depot", &Row::depot, offsetof(Row, depot),
                          {.default_value = "north", .has_default = true}),
      sprat::record_field("delay", &Row::delay, offsetof(Row, delay)),
  };
};

template <>
struct sprat::RecordTable<later::Narrow> {
  using Row = later::Narrow;
  static constexpr std::string_view name = "later.Ride";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("line", &Row::line, offsetof(Row, line)),
      sprat::record_field("rides", &Row::rides, offsetof(Row, rides)),
  };
};

template <>
struct sprat::RecordTable<later::Misfit> {
  using Row = later::Misfit;
  static constexpr std::string_view name = "later.Misfit";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("date", &Row::date, offsetof(Row, date)),
      sprat::record_field("rides", &Row::rides, offsetof(Row, rides)),
      sprat::record_field("missing", &Row::missing, offsetof(Row, missing)),
  };
};

namespace {

std::vector<cta::Ride> rides_without_nulls(std::size_t count, RecordMaker& maker) {
  std::vector<cta::Ride> rides = maker.rides(count);
  for (cta::Ride& ride : rides) ride.rides = ride.rides.value_or(-1);
  return rides;
}

TEST_CASE("record evolution: fields are renamed, widened, filled and left out") {
  RecordMaker maker(3);
  const std::vector<cta::Ride> rides = rides_without_nulls(2500, maker);
  const sprat::Buffer file = file_of(rides, blocks_of(1100));
  std::size_t row = 0;
  for (const later::Ride& ride : reader_of<later::Ride>(file)) {
    REQUIRE(ride.rides == *rides[row].rides);
    REQUIRE(ride.line == rides[row].route);
    REQUIRE(ride.fare == 225);
    REQUIRE(ride.depot == "north");
    REQUIRE_FALSE(ride.delay);
    ++row;
  }
  CHECK(row == 2500);
}

TEST_CASE("record evolution: conditions hold on fields that are widened, renamed or filled") {
  RecordMaker maker(3);
  const std::vector<cta::Ride> rides = rides_without_nulls(2500, maker);
  const sprat::Buffer file = file_of(rides, blocks_of(500));
  const auto count = [&](auto member, sprat::Comparison comparison, auto value) {
    return read_all(reader_of<later::Ride>(file).where(member, comparison, value)).size();
  };
  const auto many = static_cast<std::size_t>(std::count_if(
      rides.begin(), rides.end(), [](const cta::Ride& ride) { return ride.rides > 9000; }));
  const auto of_route = static_cast<std::size_t>(std::count_if(
      rides.begin(), rides.end(), [](const cta::Ride& ride) { return ride.route == "route 7"; }));
  CHECK(count(&later::Ride::rides, sprat::greater, 9000) == many);
  CHECK(count(&later::Ride::line, sprat::equal, "route 7") == of_route);
  CHECK(count(&later::Ride::fare, sprat::equal, 225) == 2500);
  CHECK(count(&later::Ride::fare, sprat::not_equal, 225) == 0);
  CHECK(count(&later::Ride::delay, sprat::not_equal, 0.0) == 0);
}

TEST_CASE("record evolution: narrower fields fit until a block's statistics disprove it") {
  std::vector<later::Ride> wide(3000);
  for (later::Ride& ride : wide) {
    ride.line = "3";
    ride.rides = 20'000;
  }
  std::size_t given = 0;
  const auto read = [&] {
    const sprat::Buffer file = file_of(wide, blocks_of(1000));
    for (const later::Narrow& ride : reader_of<later::Narrow>(file)) {
      REQUIRE(ride.rides == 20'000);
      ++given;
    }
  };
  SECTION("never") {
    read();
    CHECK(given == 3000);
  }
  SECTION("by a value") {
    wide[2100].rides = 40'000;
    CHECK(contains(message_of<sprat::SchemaError>(read), "field rides holds 40000"));
    CHECK(given == 2000);
  }
  SECTION("by a null") {
    wide[1100].line.reset();
    CHECK(contains(message_of<sprat::SchemaError>(read), "field line is null"));
    CHECK(given == 1000);
  }
}

TEST_CASE("record evolution: the error lists every field that does not fit") {
  RecordMaker maker(3);
  const sprat::Buffer file = file_of(rides_without_nulls(10, maker));
  const std::string message =
      message_of<sprat::SchemaError>([&] { reader_of<later::Misfit>(file); });
  CHECK(contains(message, "field date "));
  CHECK(contains(message, "field missing "));
}

}  // namespace
