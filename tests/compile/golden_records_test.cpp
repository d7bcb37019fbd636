// SPDX-License-Identifier: Apache-2.0
// The golden headers at work: all in one translation unit, though some share types.
#include <cmath>
#include <limits>

#include <sprat/record_schema.hpp>

#include "compile/compile_support.hpp"
#include "compile/golden/awkward.h"
#include "compile/golden/empty.h"
#include "compile/golden/every_type.h"
#include "compile/golden/places.h"
#include "compile/golden/rides.h"
#include "compile/golden/time.h"
#include "compile/golden/trips.h"
#include "support/catch.hpp"

namespace {

template <class Record>
void check_schema(const std::string& name) {
  const sprat::Schema schema = sprat::load_schema(compile_path("schemas/" + name + ".fbs"));
  INFO(sprat::print_schema(schema) << "\nrecord_schema:\n"
                                   << sprat::print_schema(sprat::record_schema<Record>()));
  CHECK(sprat::record_schema<Record>() == schema);
}

}  // namespace

TEST_CASE("compile: a record's table says the schema that it was made from") {
  check_schema<::outer::std::sprat::Awkward>("awkward");
  check_schema<types::Empty>("empty");
  check_schema<types::EveryType>("every_type");
  check_schema<places::Place>("places");
  check_schema<cta::Ride>("rides");
  check_schema<::time_>("time");
  check_schema<trips::Trip>("trips");
}

TEST_CASE("compile: members begin with the schema's defaults") {
  const types::EveryType record;
  CHECK(!record.flag);
  CHECK(record.set_flag);
  CHECK(!record.maybe_flag);
  CHECK(record.i8 == -128);
  CHECK(record.u8 == 255);
  CHECK(record.i32 == std::numeric_limits<std::int32_t>::min());
  CHECK(record.i64 == std::numeric_limits<std::int64_t>::min());
  CHECK(record.u64 == std::numeric_limits<std::uint64_t>::max());
  CHECK(record.f32 == 0.1F);
  CHECK(std::isinf(record.infinite));
  CHECK(std::isnan(record.undefined));
  CHECK(record.color == types::Color::red);
  CHECK(record.blue == types::Color::blue);
  CHECK(record.mask == types::Mask::all);
  CHECK(record.day == sprat::Date());
  CHECK(record.first_day.time_since_epoch().count() == 11323);
  CHECK(record.noon == std::chrono::hours(12));
  CHECK(record.start.time_since_epoch() == std::chrono::seconds(1'000'000'000));
  CHECK(record.full_price.to_string() == "10.50");
  CHECK(record.named == "nobody");
  CHECK(record.coded.view() == "none");
  CHECK(record.bigger.digits == "-123456789012345678901234567890");
  CHECK(record.segment.begin.weights == std::array<std::int16_t, 3>{});
}

TEST_CASE("compile: records are compared by their fields") {
  cta::Ride ride;
  ride.route = "X28";
  ride.rides = 7;
  cta::Ride other = ride;
  CHECK(ride == other);
  other.rides.reset();
  CHECK(ride != other);
}

TEST_CASE("compile: enums go to their names and back") {
  CHECK(sprat::enum_name(cta::DayType::saturday) == "saturday");
  CHECK(sprat::enum_name(static_cast<cta::DayType>(99)).empty());
  CHECK(sprat::parse_enum<cta::DayType>("sunday") == cta::DayType::sunday);
  CHECK(!sprat::parse_enum<cta::DayType>("Sunday"));
  using outer::std::sprat::Words;
  CHECK(sprat::parse_enum<Words>("class") == Words::class_);
  CHECK(sprat::enum_name(Words::NULL_) == "NULL");
}
