// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <ranges>

#include "support/catch.hpp"
#include "support/comparisons.hpp"

#include "record_examples.hpp"
#include "record_files.hpp"
#include "record_makers.hpp"

namespace {

using Everything = cta::Everything;
using sprat::Comparison;

class Conditions {
 public:
  Conditions() : records_(maker_.everything(2300)), file_(file_of(records_, blocks_of(700))) {}

  /// Compares what the reader gives with what a look at every record gives.
  template <class Member, class Value>
  void check(Member Everything::*member, const Value& value) {
    using Plain = sprat::detail::unwrapped_t<Member>;
    for (const Comparison comparison : kComparisons) {
      CAPTURE(static_cast<int>(comparison));
      std::vector<Everything> expected;
      for (const Everything& record : records_) {
        if (holds(record.*member, comparison, Plain(value))) expected.push_back(record);
      }
      REQUIRE(read_all(reader_of<Everything>(file_).where(member, comparison, value)) ==
              owned(expected));
    }
  }

  const std::vector<Everything>& records() const { return records_; }
  const sprat::Buffer& file() const { return file_; }

 private:
  RecordMaker maker_{5};
  std::vector<Everything> records_;
  sprat::Buffer file_;
};

TEST_CASE("where: gives exactly the records that match, whatever the type") {
  Conditions conditions;
  const Everything& some = conditions.records()[1234];
  SECTION("bool") {
    conditions.check(&Everything::flag, true);
    conditions.check(&Everything::maybe_flag, false);
  }
  SECTION("integers") {
    conditions.check(&Everything::i8, std::int8_t{-5});
    conditions.check(&Everything::u8, std::uint8_t{200});
    conditions.check(&Everything::i16, some.i16);
    conditions.check(&Everything::u16, some.u16);
    conditions.check(&Everything::i32, 1000);
    conditions.check(&Everything::u32, some.u32);
    conditions.check(&Everything::i64, some.i64);
    conditions.check(&Everything::u64, some.u64);
  }
  SECTION("floating point") {
    conditions.check(&Everything::f32, 62.5F);
    conditions.check(&Everything::f64, 50);
    conditions.check(&Everything::maybe_f64, -1.5);
  }
  SECTION("enums") {
    conditions.check(&Everything::day, cta::DayType::saturday);
    conditions.check(&Everything::maybe_day, cta::DayType::sunday);
  }
  SECTION("dates and times") {
    conditions.check(&Everything::date, some.date);
    conditions.check(&Everything::date, std::chrono::sys_days(std::chrono::days(9000)));
    conditions.check(&Everything::time_s, std::chrono::hours(12));
    conditions.check(&Everything::time_ns, std::chrono::microseconds(40));
    conditions.check(&Everything::moment,
                     sprat::Timestamp<std::micro>(std::chrono::milliseconds(500)));
    conditions.check(&Everything::local, some.local);
  }
  SECTION("decimals") {
    conditions.check(&Everything::price, sprat::Decimal<2>{50'000});
    conditions.check(&Everything::maybe_price, sprat::Decimal<2>{5});
  }
  SECTION("text") {
    conditions.check(&Everything::text, "text 5");
    conditions.check(&Everything::maybe_text, std::string("1"));
    conditions.check(&Everything::code, "5");
    conditions.check(&Everything::maybe_code, "c5");
  }
  SECTION("bytes and big integers") {
    conditions.check(&Everything::big, sprat::Integer{"123456789012"});
    conditions.check(&Everything::maybe_big, sprat::Integer{"-7"});
  }
}

TEST_CASE("where: a number beyond the member's type matches all or none") {
  Conditions conditions;
  const auto count = [&](auto member, Comparison comparison, auto value) {
    return read_all(reader_of<Everything>(conditions.file()).where(member, comparison, value))
        .size();
  };
  const std::size_t all = conditions.records().size();
  CHECK(count(&Everything::u8, sprat::less, 256) == all);
  CHECK(count(&Everything::u8, sprat::greater_equal, -1) == all);
  CHECK(count(&Everything::u8, sprat::equal, 256) == 0);
  CHECK(count(&Everything::u8, sprat::not_equal, -1) == all);
  CHECK(count(&Everything::i64, sprat::less, ~std::uint64_t{0}) == all);
  CHECK(count(&Everything::u64, sprat::less, std::int64_t{-1}) == 0);
  CHECK(count(&Everything::i32, sprat::less, 0.5) == count(&Everything::i32, sprat::less, 1));
  CHECK(count(&Everything::i32, sprat::greater, -0.5) ==
        count(&Everything::i32, sprat::greater_equal, 0));
  CHECK(count(&Everything::i32, sprat::equal, 0.5) == 0);
  CHECK(count(&Everything::i32, sprat::less, 1e300) == all);
}

TEST_CASE("where: several conditions hold together, within the rows asked for") {
  RecordMaker maker(6);
  const std::vector<cta::Ride> rides = maker.rides(4000);
  const sprat::Buffer file = file_of(rides, blocks_of(900));
  std::vector<cta::Ride> expected;
  for (std::size_t i = 500; i < 3500; ++i) {
    if (rides[i].rides > 9000 && rides[i].route == "route 7") expected.push_back(rides[i]);
  }
  REQUIRE_FALSE(expected.empty());
  sprat::Reader<cta::Ride> reader = reader_of<cta::Ride>(file);
  reader.where(&cta::Ride::rides, sprat::greater, 9000)
      .where(&cta::Ride::route, sprat::equal, "route 7")
      .rows(500, 3000);
  CHECK(read_all(std::move(reader)) == owned(expected));
}

/// A file in memory that counts the bytes read.
class CountingSource : public sprat::Source {
 public:
  CountingSource(std::span<const std::byte> bytes, std::uint64_t& count)
      : whole_(sprat::memory_source(bytes)), count_(count) {}
  const std::string& name() const override { return whole_->name(); }
  std::size_t read(std::span<std::byte> into) override { return whole_->read(into); }
  std::optional<std::uint64_t> size() const override { return whole_->size(); }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    count_ += into.size();
    return whole_->read_at(offset, into);
  }

 private:
  std::unique_ptr<sprat::Source> whole_;
  std::uint64_t& count_;
};

TEST_CASE("where: does not read blocks whose statistics refute it") {
  RecordMaker maker(6);
  std::vector<cta::Ride> rides = maker.rides(20'000);
  for (std::size_t i = 0; i < rides.size(); ++i) rides[i].rides = static_cast<std::int32_t>(i);
  const sprat::Buffer file = file_of(rides, blocks_of(1000));
  const auto bytes_read = [&](std::int32_t least) {
    std::uint64_t bytes = 0;
    sprat::Reader<cta::Ride> reader(std::make_unique<CountingSource>(file.bytes(), bytes));
    reader.where(&cta::Ride::rides, sprat::greater_equal, least);
    CHECK(std::ranges::distance(reader) == 20'000 - least);
    return bytes;
  };
  CHECK(bytes_read(19'000) < bytes_read(0) / 3);
}

}  // namespace
