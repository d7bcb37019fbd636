// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <ranges>

#include "support/catch.hpp"
#include "support/error_message.hpp"

#include "record_examples.hpp"
#include "record_files.hpp"
#include "record_makers.hpp"

namespace {

using RideReader = sprat::Reader<cta::Ride>;

static_assert(std::ranges::input_range<RideReader>);
static_assert(std::input_iterator<RideReader::Iterator>);
static_assert(std::is_same_v<std::ranges::range_reference_t<RideReader>, const cta::Ride&>);
static_assert(std::ranges::input_range<RideReader::Spans>);
static_assert(std::is_nothrow_move_constructible_v<RideReader>);
static_assert(!std::is_copy_constructible_v<RideReader>);

TEST_CASE("record reader: gives the records that were written, around every boundary") {
  const std::size_t count = GENERATE(0U, 1U, 2U, 63U, 1023U, 1024U, 1025U, 2047U, 3000U);
  const std::uint64_t block_rows = GENERATE(1U, 7U, 1023U, 1024U, 1025U, 65'536U);
  if (block_rows == 1 && count > 1100) return;
  CAPTURE(count, block_rows);
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(count);
  const sprat::Buffer file = file_of(rides, blocks_of(block_rows));
  CHECK(read_all(reader_of<cta::Ride>(file)) == owned(rides));
}

TEST_CASE("record reader: rows picks them by number, across blocks") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(5000);
  const sprat::Buffer file = file_of(rides, blocks_of(GENERATE(900U, 1024U, 65'536U)));
  const std::size_t first = GENERATE(0U, 1U, 899U, 900U, 1023U, 1024U, 2500U, 4999U, 5000U, 9999U);
  const std::size_t count = GENERATE(0U, 1U, 124U, 125U, 2048U, 9000U);
  CAPTURE(first, count);
  const std::size_t begin = std::min(first, rides.size());
  const std::size_t end = std::min(begin + count, rides.size());
  const std::vector<cta::Ride> expected(rides.begin() + static_cast<std::ptrdiff_t>(begin),
                                        rides.begin() + static_cast<std::ptrdiff_t>(end));
  CHECK(read_all(reader_of<cta::Ride>(file).rows(first, count)) == owned(expected));
}

TEST_CASE("record reader: rows goes to the end where no count is given") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(100);
  const sprat::Buffer file = file_of(rides, blocks_of(9));
  CHECK(read_all(reader_of<cta::Ride>(file).rows(97)).size() == 3);
}

TEST_CASE("record reader: spans give the same records") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(3000);
  const sprat::Buffer file = file_of(rides, blocks_of(1000));
  std::size_t count = 0;
  for (const std::span<const cta::Ride> span : reader_of<cta::Ride>(file).spans()) {
    REQUIRE(
        std::equal(span.begin(), span.end(), rides.begin() + static_cast<std::ptrdiff_t>(count)));
    count += span.size();
  }
  CHECK(count == 3000);
}

TEST_CASE("record reader: begins anew each time, except on a pipe") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(50);
  const sprat::Buffer file = file_of(rides, blocks_of(20));
  RideReader reader = reader_of<cta::Ride>(file);
  CHECK(reader.begin()->route == rides[0].route);
  CHECK(std::ranges::distance(reader) == 50);
  CHECK(std::ranges::distance(reader) == 50);
  CHECK(reader.row_count() == 50);

  RideReader pipe(std::make_unique<PipeSource>(file.bytes()));
  CHECK_FALSE(pipe.row_count());
  CHECK(std::ranges::distance(pipe) == 50);
  CHECK(contains(message_of<sprat::IoError>([&] { pipe.begin(); }), "given once"));
}

TEST_CASE("record reader: reads rows of a pipe, those wanted") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(3000);
  const sprat::Buffer file = file_of(rides, blocks_of(1000));
  RideReader pipe(std::make_unique<PipeSource>(file.bytes()));
  const std::vector<cta::Ride> expected(rides.begin() + 1500, rides.begin() + 2100);
  CHECK(read_all(std::move(pipe).rows(1500, 600)) == owned(expected));
}

TEST_CASE("record reader: algorithms of the standard library take it") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(2000);
  const sprat::Buffer file = file_of(rides);
  const auto is_sunday = [](const cta::Ride& ride) { return ride.daytype == cta::DayType::sunday; };
  CHECK(std::ranges::count_if(reader_of<cta::Ride>(file), is_sunday) ==
        std::ranges::count_if(rides, is_sunday));
}

TEST_CASE("record reader: texts live until the iterator leaves their block") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(3000);
  const sprat::Buffer file = file_of(rides, blocks_of(3000));
  std::vector<cta::Ride> copies;
  std::size_t seen = 0;
  RideReader reader = reader_of<cta::Ride>(file);
  for (const cta::Ride& ride : reader) {
    copies.push_back(ride);
    if (++seen == 3000) CHECK(copies == rides);
  }
}

TEST_CASE("record reader: a moved reader goes on, the one moved from refuses") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(10);
  const sprat::Buffer file = file_of(rides);
  RideReader first = reader_of<cta::Ride>(file);
  auto iterator = first.begin();
  RideReader second = std::move(first);
  ++iterator;
  CHECK(*iterator == rides[1]);
  CHECK(std::ranges::distance(second) == 10);
  CHECK_THROWS_AS(first.begin(), sprat::IoError);
  CHECK_THROWS_AS(first.rows(0), sprat::IoError);
  first = std::move(second);
  CHECK(std::ranges::distance(first) == 10);
}

TEST_CASE("record reader: gives every whole block before damage, then throws") {
  RecordMaker maker;
  const std::vector<cta::Ride> rides = maker.rides(3000);
  sprat::Buffer file = file_of(rides, blocks_of(1000));
  std::size_t count = 0;
  SECTION("a file cut off") {
    file.resize(file.size() * 3 / 4);
    const auto read = [&] {
      for (const cta::Ride& ride : reader_of<cta::Ride>(file)) REQUIRE(ride == rides[count++]);
    };
    CHECK_THROWS_AS(read(), sprat::CorruptError);
    CHECK(count % 1000 == 0);
    CHECK(count >= 1000);
  }
  SECTION("a byte changed, wherever it is") {
    for (std::size_t at = 0; at < file.size(); at += 61) {
      file.data()[at] ^= std::byte{0x10};
      count = 0;
      try {
        for (const cta::Ride& ride : reader_of<cta::Ride>(file)) REQUIRE(ride == rides[count++]);
      } catch (const sprat::Error&) {
        REQUIRE(count % 1000 == 0);
      }
      file.data()[at] ^= std::byte{0x10};
    }
  }
}

}  // namespace
