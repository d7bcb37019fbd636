// SPDX-License-Identifier: Apache-2.0
// Blocks: encoding, decoding, and hostile directories and chunks.
#include "block/block.hpp"

#include <algorithm>

#include "base/checksum.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Schema two_fields() {
  Schema schema;
  schema.name = "Two";
  for (const auto kind : {TypeKind::int32, TypeKind::text}) {
    Field field;
    field.name = kind == TypeKind::int32 ? "number" : "word";
    field.type.kind = kind;
    field.nullable = kind == TypeKind::text;
    schema.fields.push_back(field);
  }
  return schema;
}

Batch sample(std::size_t rows) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(two_fields());
  batch.columns.resize(2);
  batch.columns[1].offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < rows; ++row) {
    batch.columns[0].values.append_value(static_cast<std::int32_t>(row * row));
    const std::string word = "word " + std::to_string(row % 17);
    batch.columns[1].values.append(std::as_bytes(std::span(word)));
    batch.columns[1].offsets.append_value(
        static_cast<std::int32_t>(batch.columns[1].values.size()));
  }
  batch.rows = batch.columns[0].length = batch.columns[1].length = rows;
  return batch;
}

EncodedBlock encoded(const Batch& batch) {
  EncodedBlock block;
  BlockEncoder(*batch.schema, Effort::standard).encode(batch, block);
  return block;
}

std::uint64_t payload_bytes(const EncodedBlock& block) {
  return block.directory.size() + block.chunks.size();
}

Bytes chunk_of(const EncodedBlock& block, const BlockDecoder& decoder, std::size_t column) {
  const ChunkPlace place = decoder.place(column);
  return block.chunks.bytes().subspan(
      static_cast<std::size_t>(place.offset) - block.directory.size(),
      static_cast<std::size_t>(place.length));
}

}  // namespace

TEST_CASE("block: what is encoded is decoded, column by column, in any order") {
  const Batch batch = sample(3000);
  const EncodedBlock block = encoded(batch);
  BlockDecoder decoder(*batch.schema, Limits());
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  Batch decoded;
  decoded.schema = batch.schema;
  decoded.rows = batch.rows;
  decoded.columns.resize(2);
  decoder.decode(1, chunk_of(block, decoder, 1), decoded.columns[1]);
  decoder.decode(0, chunk_of(block, decoder, 0), decoded.columns[0]);
  CHECK(same_rows(decoded, batch));
  CHECK(decoder.decoded_bytes() == block.decoded_bytes);
  CHECK(decoder.statistics(0) == block.statistics[0]);
  CHECK(decoder.info(0).stored_bytes > 0);
  CHECK_FALSE(decoder.info(1).encoding.empty());
}

TEST_CASE("block: a block is a pure function of its rows") {
  const EncodedBlock first = encoded(sample(2000));
  EncodedBlock reused;
  BlockEncoder encoder(two_fields(), Effort::standard);
  encoder.encode(sample(50), reused);
  encoder.encode(sample(2000), reused);
  CHECK(checksum(first.chunks.bytes()) == checksum(reused.chunks.bytes()));
  CHECK(checksum(first.directory.bytes()) == checksum(reused.directory.bytes()));
}

TEST_CASE("block: a directory cut at any length is refused") {
  const EncodedBlock block = encoded(sample(10));
  BlockDecoder decoder(two_fields(), Limits());
  for (std::size_t length = 0; length < block.directory.size(); ++length) {
    CHECK_THROWS_AS(
        decoder.open(block.directory.bytes().first(length), block.rows, payload_bytes(block)),
        CorruptError);
  }
}

TEST_CASE("block: a directory that does not fit rows, payload or schema is refused") {
  const EncodedBlock block = encoded(sample(10));
  BlockDecoder decoder(two_fields(), Limits());
  const auto open = [&](std::uint64_t rows, std::uint64_t bytes) {
    decoder.open(block.directory.bytes(), rows, bytes);
  };
  CHECK_THROWS_AS(open(0, payload_bytes(block)), CorruptError);
  CHECK_THROWS_AS(open(std::uint64_t{1} << 25, payload_bytes(block)), LimitError);
  CHECK_THROWS_AS(open(10, payload_bytes(block) + 8), CorruptError);
  CHECK_THROWS_AS(open(10, payload_bytes(block) - 1), CorruptError);
  Schema wider = two_fields();
  wider.fields.push_back(wider.fields[0]);
  BlockDecoder other(wider, Limits());
  CHECK_THROWS_AS(other.open(block.directory.bytes(), 10, payload_bytes(block)), CorruptError);
}

TEST_CASE("block: a directory with any bit flipped never crashes, nor do its chunks") {
  const Batch batch = sample(40);
  EncodedBlock block = encoded(batch);
  for (std::size_t bit = 0; bit < block.directory.size() * 8; ++bit) {
    const auto mask = std::byte{1} << (bit % 8);
    block.directory.data()[bit / 8] ^= mask;
    try {
      BlockDecoder decoder(two_fields(), Limits());
      decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
      for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
        Column decoded;
        decoder.decode(column, chunk_of(block, decoder, column), decoded);
      }
    } catch (const Error&) {
    }
    block.directory.data()[bit / 8] ^= mask;
  }
}

TEST_CASE("block: a damaged chunk is refused by its column's name") {
  EncodedBlock block = encoded(sample(100));
  BlockDecoder decoder(two_fields(), Limits());
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  block.chunks.data()[block.chunks.size() - 1] ^= std::byte{4};
  Column column;
  const std::string message =
      message_of<CorruptError>([&] { decoder.decode(1, chunk_of(block, decoder, 1), column); });
  CHECK(contains(message, "column word"));
}

TEST_CASE("block: columns that decode to more than the limit are refused") {
  const Batch batch = sample(3000);
  const EncodedBlock block = encoded(batch);
  Limits limits;
  limits.block_bytes = 20'000;
  BlockDecoder decoder(*batch.schema, limits);
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  Column column;
  decoder.decode(0, chunk_of(block, decoder, 0), column);
  CHECK_THROWS_AS(decoder.decode(1, chunk_of(block, decoder, 1), column), LimitError);
}

TEST_CASE("block: encoded column by column, it has the same bytes") {
  const Batch batch = sample(500);
  const EncodedBlock whole = encoded(batch);
  BlockEncoder encoder(*batch.schema, Effort::standard);
  REQUIRE(encoder.takes_columns());
  EncodedBlock block;
  for (int again = 0; again < 2; ++again) {
    encoder.begin(batch.rows, block);
    for (const Column& column : batch.columns) encoder.add(column, block);
    encoder.finish(block);
    CHECK(std::ranges::equal(block.directory.bytes(), whole.directory.bytes()));
    CHECK(std::ranges::equal(block.chunks.bytes(), whole.chunks.bytes()));
    CHECK(block.statistics == whole.statistics);
    CHECK(block.decoded_bytes == whole.decoded_bytes);
  }
}

TEST_CASE("block: columns that need each other are not encoded one by one") {
  CHECK_FALSE(BlockEncoder(two_fields(), Effort::small).takes_columns());
  Schema flat = two_fields();
  flat.fields.pop_back();
  CHECK_FALSE(BlockEncoder(flat, Effort::standard, Layout::rows).takes_columns());
  Schema nested;
  nested.name = "Nested";
  nested.fields.resize(1);
  nested.fields[0].name = "pair";
  nested.fields[0].type.kind = TypeKind::structure;
  nested.fields[0].type.name = "Pair";
  nested.fields[0].type.fields = two_fields().fields;
  CHECK_FALSE(BlockEncoder(nested, Effort::standard).takes_columns());
}

TEST_CASE("block: a column that does not fit the block's rows is refused") {
  const Batch batch = sample(500);
  BlockEncoder encoder(*batch.schema, Effort::standard);
  EncodedBlock block;
  encoder.begin(499, block);
  CHECK_THROWS_AS(encoder.add(batch.columns[0], block), SchemaError);
}
