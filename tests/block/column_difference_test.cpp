// SPDX-License-Identifier: Apache-2.0
// Columns told as their difference from another: what is chosen, read alone, and refused.
#include <random>

#include "block/block.hpp"
#include "block/chunk_cursor.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

constexpr TypeKind kDay = TypeKind::date;

std::shared_ptr<const Schema> trip_schema(const std::vector<TypeKind>& kinds) {
  Schema schema;
  schema.name = "Trip";
  for (const TypeKind kind : kinds) {
    Field field;
    field.name = "column" + std::to_string(schema.fields.size());
    field.type.kind = kind;
    schema.fields.push_back(field);
  }
  return std::make_shared<const Schema>(schema);
}

/// Days at random, and two more columns each within a month of it.
Batch trips(std::size_t rows, const std::vector<TypeKind>& kinds = {kDay, kDay, kDay}) {
  Batch batch;
  batch.schema = trip_schema(kinds);
  batch.columns.resize(kinds.size());
  std::mt19937 random(1);
  for (std::size_t row = 0; row < rows; ++row) {
    const auto day = static_cast<std::int32_t>(random() % 20'000);
    for (Column& column : batch.columns) {
      column.values.append_value(day + static_cast<std::int32_t>(random() % 30));
    }
  }
  for (Column& column : batch.columns) column.length = rows;
  batch.rows = rows;
  return batch;
}

class EncodedTrips {
 public:
  explicit EncodedTrips(const Batch& batch, Effort effort = Effort::small)
      : decoder(*batch.schema, Limits()) {
    BlockEncoder(*batch.schema, effort).encode(batch, block);
    decoder.open(block.directory.bytes(), block.rows, block.directory.size() + block.chunks.size());
  }

  Bytes chunk(std::size_t column) const {
    const ChunkPlace place = decoder.place(column);
    return block.chunks.bytes().subspan(
        static_cast<std::size_t>(place.offset) - block.directory.size(),
        static_cast<std::size_t>(place.length));
  }

  /// After what it is from.
  Column decoded(std::size_t column) {
    for (const std::size_t base : decoder.bases({column})) decoder.take_base(base, chunk(base));
    Column values;
    decoder.decode(column, chunk(column), values);
    return values;
  }

  EncodedBlock block;
  BlockDecoder decoder;
};

bool same_values(const Column& left, const Column& right) {
  return left.length == right.length &&
         text_of(left.values.bytes()) == text_of(right.values.bytes());
}

}  // namespace

TEST_CASE("difference: columns near an earlier one are told from it, each readable alone") {
  for (const std::size_t rows : {64U, 1023U, 1024U, 1025U, 5000U}) {
    const Batch batch = trips(rows);
    for (const std::size_t column : {2U, 1U, 0U}) {
      EncodedTrips trips(batch);
      INFO(rows << " rows, column " << column);
      CHECK(trips.decoder.info(column).base == (column == 0 ? "" : "column0"));
      CHECK(trips.decoder.bases({column}) ==
            (column == 0 ? std::vector<std::size_t>{} : std::vector<std::size_t>{0}));
      CHECK(same_values(trips.decoded(column), batch.columns[column]));
    }
  }
}

TEST_CASE("difference: a column and those that are told from it are decoded together") {
  const Batch batch = trips(3000);
  EncodedTrips trips(batch);
  REQUIRE(trips.decoder.bases({0, 1, 2}) == std::vector<std::size_t>{0});
  trips.decoder.take_base(0, trips.chunk(0));
  for (const std::size_t column : {0U, 1U, 2U}) {
    Column values;
    trips.decoder.decode(column, trips.chunk(column), values);
    CHECK(same_values(values, batch.columns[column]));
  }
}

TEST_CASE("difference: a cursor reads it vector by vector") {
  const Batch batch = trips(2500);
  EncodedTrips trips(batch);
  REQUIRE(trips.decoder.bases({2}).size() == 1);
  trips.decoder.take_base(0, trips.chunk(0));
  ChunkCursor cursor;
  trips.decoder.open_cursor(2, trips.chunk(2), cursor);
  Buffer values(2500 * sizeof(std::int32_t));
  for (std::size_t row = 0; row < 2500; row += kCursorVector) {
    cursor.read(std::min(kCursorVector, 2500 - row), values.data() + row * sizeof(std::int32_t));
  }
  CHECK(text_of(values.bytes()) == text_of(batch.columns[2].values.bytes()));
}

TEST_CASE("difference: only small looks for them, among columns as wide that have no nulls") {
  for (const Effort effort : {Effort::fast, Effort::standard}) {
    CHECK(EncodedTrips(trips(3000), effort).decoder.bases({0, 1, 2}).empty());
  }
  Batch nulls = trips(3000);
  Schema nullable = *nulls.schema;
  nullable.fields[0].nullable = true;
  nulls.schema = std::make_shared<const Schema>(nullable);
  nulls.columns[0].validity.resize_zeroed(3000 / 8);
  for (std::size_t row = 1; row < 3000; ++row) {
    nulls.columns[0].validity.data()[row / 8] |= std::byte{1} << (row % 8);
  }
  nulls.columns[0].null_count = 1;
  EncodedTrips without_first(nulls);
  CHECK(without_first.decoder.bases({1}).empty());
  CHECK(without_first.decoder.bases({2}) == std::vector<std::size_t>{1});
  const Batch mixed = trips(3000, {kDay, TypeKind::float32, TypeKind::uint32});
  CHECK(EncodedTrips(mixed).decoder.bases({1}).empty());
  CHECK(EncodedTrips(mixed).decoder.bases({2}) == std::vector<std::size_t>{0});
}

TEST_CASE("difference: without the column that it is from it is refused") {
  EncodedTrips trips(::trips(3000));
  Column values;
  CHECK_THROWS_AS(trips.decoder.decode(1, trips.chunk(1), values), CorruptError);
}

TEST_CASE("difference: a directory with any bit flipped gives an error or values") {
  const Batch batch = trips(70);
  EncodedTrips trips(batch);
  REQUIRE(trips.decoder.bases({1}).size() == 1);
  Buffer& directory = trips.block.directory;
  for (std::size_t bit = 0; bit < directory.size() * 8; ++bit) {
    const auto mask = std::byte{1} << (bit % 8);
    directory.data()[bit / 8] ^= mask;
    try {
      trips.decoder.open(directory.bytes(), batch.rows,
                         directory.size() + trips.block.chunks.size());
      for (const std::size_t column : {2U, 1U, 0U}) trips.decoded(column);
    } catch (const Error&) {
    }
    directory.data()[bit / 8] ^= mask;
  }
}
