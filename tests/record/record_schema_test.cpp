// SPDX-License-Identifier: Apache-2.0
#include "support/catch.hpp"

#include "record_examples.hpp"

namespace {

TEST_CASE("record schema: says what the table and the members' types say") {
  CHECK(sprat::record_schema<cta::Ride>() == sprat::parse_schema(R"(
    namespace cta;
    enum DayType : ubyte {
      weekday = 0,
      saturday = 1,
      /// Holidays too.
      sunday = 7,
    }
    /// One route's ridership on one day.
    table Ride {
      route: string (required);
      date: int (date, format: "%m/%d/%Y");
      daytype: DayType;
      /// Boardings, transfers included.
      rides: int = null (csv: "Total Rides");
    }
    root_type Ride;
  )"));
}

TEST_CASE("record schema: knows every type") {
  const sprat::Schema schema = sprat::record_schema<cta::Everything>();
  CHECK_NOTHROW(sprat::validate(schema));
  const auto type = [&](std::string_view name) { return schema.fields[*schema.find(name)].type; };
  CHECK(type("u16").kind == sprat::TypeKind::uint16);
  CHECK(type("maybe_day").enum_values.size() == 3);
  CHECK(type("time_ns").unit == sprat::TimeUnit::nanosecond);
  CHECK(type("moment").time_zone == "UTC");
  CHECK(type("local").time_zone.empty());
  CHECK(type("price").scale == 2);
  CHECK(type("code").length == 4);
  CHECK(type("words").fields.front().type.kind == sprat::TypeKind::text);
  CHECK(type("position").length == 3);
  CHECK(type("bytes").kind == sprat::TypeKind::bytes);
  CHECK(type("big").kind == sprat::TypeKind::integer);
  CHECK(type("segment").name == "cta.Segment");
  CHECK(schema.fields[*schema.find("maybe_segment")].nullable);
  CHECK_FALSE(schema.fields[*schema.find("segment")].nullable);
}

}  // namespace
