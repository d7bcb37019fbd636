// SPDX-License-Identifier: Apache-2.0
// Every type, required and nullable, through a file and back.
#include <limits>

#include "support/catch.hpp"
#include "support/error_message.hpp"

#include "record_examples.hpp"
#include "record_files.hpp"
#include "record_makers.hpp"

namespace {

TEST_CASE("records: every type comes back, in blocks of any size") {
  const std::size_t count = GENERATE(0U, 1U, 5U, 1023U, 1024U, 1025U, 2500U);
  const std::uint64_t block_rows = GENERATE(3U, 1000U, 1024U, 65'536U);
  if (block_rows == 3 && count > 100) return;
  CAPTURE(count, block_rows);
  RecordMaker maker(7);
  const std::vector<cta::Everything> records = maker.everything(count);
  sprat::WriterOptions options = blocks_of(block_rows);
  options.effort = count % 2 == 0 ? sprat::Effort::fast : sprat::Effort::standard;
  const sprat::Buffer file = file_of(records, options);
  CHECK(read_all(reader_of<cta::Everything>(file)) == owned(records));
}

TEST_CASE("records: rows picks those of every type, from within a vector") {
  RecordMaker maker(8);
  const std::vector<cta::Everything> records = maker.everything(2500);
  const sprat::Buffer file = file_of(records, blocks_of(1500));
  const std::vector<cta::Everything> expected(records.begin() + 1100, records.begin() + 1700);
  CHECK(read_all(reader_of<cta::Everything>(file).rows(1100, 600)) == owned(expected));
}

TEST_CASE("records: the extremes of every width come back") {
  cta::Everything low;
  cta::Everything high;
  low.i8 = std::numeric_limits<std::int8_t>::min();
  high.u8 = std::numeric_limits<std::uint8_t>::max();
  low.i64 = std::numeric_limits<std::int64_t>::min();
  high.u64 = std::numeric_limits<std::uint64_t>::max();
  high.f64 = std::numeric_limits<double>::infinity();
  low.price = {std::numeric_limits<std::int64_t>::min()};
  high.text = "\xf0\x9f\x9a\x86";
  high.maybe_text = "";
  high.code = "1234";
  low.code = "";
  high.maybe_numbers = sprat::List<double>();
  const std::vector<cta::Everything> records = {low, high};
  CHECK(read_all(reader_of<cta::Everything>(file_of(records))) == owned(records));
}

TEST_CASE("records: what a record led to may be gone once it is written") {
  sprat::Buffer file;
  sprat::Writer<cta::Ride> writer(sprat::memory_sink(file));
  cta::Ride ride;
  for (int i = 0; i < 3000; ++i) {
    const std::string route = "route " + std::to_string(i);
    ride.route = route;
    writer.write(ride);
    if (i == 1500) writer.flush();
  }
  writer.close();
  int i = 0;
  for (const cta::Ride& read : reader_of<cta::Ride>(file)) {
    REQUIRE(read.route == "route " + std::to_string(i++));
  }
  CHECK(i == 3000);
}

TEST_CASE("record writer: names row and field of a value that is none of its type") {
  std::vector<cta::Everything> records(2000);
  const auto message = [&] { return message_of<sprat::SchemaError>([&] { file_of(records); }); };
  SECTION("a bool") {
    *reinterpret_cast<unsigned char*>(&records[1100].flag) = 2;
    CHECK(contains(message(), "field flag, row 1100"));
  }
  SECTION("a text") {
    records[1500].text = "\xff";
    CHECK(contains(message(), "field text, row 1500"));
  }
  SECTION("a big integer") {
    records[7].big = {"1.5"};
    CHECK(contains(message(), "field big, row 7"));
  }
}

TEST_CASE("record writer: takes nothing more after a failure or its end") {
  sprat::Buffer file;
  sprat::Writer<cta::Ride> writer(sprat::memory_sink(file));
  cta::Ride ride;
  SECTION("a failure") {
    ride.route = "\xff";
    writer.write(ride);
    CHECK_THROWS_AS(writer.flush(), sprat::SchemaError);
    CHECK_THROWS_AS(writer.close(), sprat::IoError);
  }
  SECTION("close") {
    writer.close();
    CHECK_THROWS_AS(writer.close(), sprat::IoError);
  }
  CHECK_THROWS_AS(writer.write(ride), sprat::IoError);
}

TEST_CASE("owned: keeps a record when all that it led to is gone") {
  std::vector<sprat::Owned<cta::Everything>> kept;
  RecordMaker maker(9);
  const std::vector<cta::Everything> records = maker.everything(50);
  {
    const sprat::Buffer file = file_of(records, blocks_of(10));
    kept = read_all(reader_of<cta::Everything>(file));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) REQUIRE(kept[i].get() == records[i]);
  const sprat::Owned<cta::Everything> copy = kept[3];
  sprat::Owned<cta::Everything> moved = std::move(kept[3]);
  CHECK(*copy == records[3]);
  CHECK(moved == copy);
  CHECK(*kept[3] == cta::Everything());
  moved = kept[4];
  CHECK(moved->text == records[4].text);
  kept.clear();
  CHECK(*moved == records[4]);
}

}  // namespace
