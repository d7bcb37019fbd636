// SPDX-License-Identifier: Apache-2.0
// Blocks of layout rows: where records lie, and hostile ones whose checksums hold.
#include <algorithm>
#include <cstring>

#include "base/checksum.hpp"
#include "block/block.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

constexpr std::size_t kRecordBytes = 16;

// flag at 0, code at 1, a hole at 6, number at 8, day at 12.
Schema flat_schema() {
  Schema schema;
  schema.name = "Flat";
  const auto add = [&](const char* name, TypeKind kind) {
    schema.fields.push_back(Field{.name = name});
    schema.fields.back().type.kind = kind;
  };
  add("flag", TypeKind::boolean);
  add("code", TypeKind::fixed_text);
  schema.fields.back().type.length = 5;
  add("number", TypeKind::int32);
  add("day", TypeKind::date);
  return schema;
}

Batch sample(std::size_t rows) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(flat_schema());
  std::vector<bool> flags;
  std::vector<std::int32_t> numbers;
  Column codes;
  for (std::size_t row = 0; row < rows; ++row) {
    flags.push_back(row % 3 == 0);
    numbers.push_back(static_cast<std::int32_t>(row * 7));
    codes.values.append(std::as_bytes(std::span("abcde", 5)));
  }
  codes.length = rows;
  batch.columns = {boolean_column(flags), codes, fixed_column(numbers), fixed_column(numbers)};
  batch.rows = rows;
  return batch;
}

EncodedBlock encoded(const Batch& batch) {
  EncodedBlock block;
  BlockEncoder(*batch.schema, Effort::standard, Layout::rows).encode(batch, block);
  return block;
}

std::uint64_t payload_bytes(const EncodedBlock& block) {
  return block.directory.size() + block.chunks.size();
}

// Puts another checksum wherever the directory has the one of the records.
void mend(EncodedBlock& block, std::uint64_t old_checksum) {
  const std::uint64_t mended = checksum(block.chunks.bytes());
  for (std::size_t at = 0; at + 8 <= block.directory.size(); at += 4) {
    if (load<std::uint64_t>(block.directory.data() + at) == old_checksum) {
      store(block.directory.data() + at, mended);
    }
  }
}

// What reading all columns of a block says whose byte `at` was changed and whose checksums hold.
std::string problem_of(std::size_t at, std::byte value) {
  EncodedBlock block = encoded(sample(10));
  const std::uint64_t before = checksum(block.chunks.bytes());
  block.chunks.data()[at] = value;
  mend(block, before);
  BlockDecoder decoder(flat_schema(), Limits());
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  const std::string mapped =
      message_of<CorruptError>([&] { decoder.check_records(block.chunks.bytes()); });
  const std::string decoded = message_of<CorruptError>([&] {
    Column column;
    for (std::size_t i = 0; i < 4; ++i) decoder.decode(i, block.chunks.bytes(), column);
  });
  CHECK(mapped == decoded);
  return decoded;
}

}  // namespace

TEST_CASE("record block: records are as C++ lays them out, behind a directory padded to 64") {
  const Batch batch = sample(3);
  const EncodedBlock block = encoded(batch);
  CHECK(block.directory.size() % 64 == 0);
  REQUIRE(block.chunks.size() == 3 * kRecordBytes);
  struct Record {
    bool flag;
    char code[5];
    std::int32_t number;
    std::int32_t day;
  };
  static_assert(sizeof(Record) == kRecordBytes);
  Record second;
  std::memcpy(static_cast<void*>(&second), block.chunks.data() + kRecordBytes, sizeof second);
  CHECK_FALSE(second.flag);
  CHECK(std::string_view(second.code, 5) == "abcde");
  CHECK(second.number == 7);
  CHECK(second.day == 7);
  CHECK(block.chunks.data()[6] == std::byte{0});
}

TEST_CASE("record block: every column is decoded from the same place") {
  const Batch batch = sample(GENERATE(1U, 7U, 8U, 9U, 1025U));
  const EncodedBlock block = encoded(batch);
  BlockDecoder decoder(flat_schema(), Limits());
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  CHECK(decoder.holds_records());
  Batch decoded = batch;
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(decoder.place(i).offset == block.directory.size());
    CHECK(decoder.place(i).length == block.chunks.size());
    CHECK(decoder.statistics(i) == block.statistics[i]);
    decoder.decode(i, block.chunks.bytes(), decoded.columns[i]);
  }
  CHECK(same_rows(decoded, batch));
  CHECK(decoder.decoded_bytes() == block.decoded_bytes);
}

TEST_CASE("record block: bytes that no record can have are told by their row") {
  CHECK(problem_of(6, std::byte{1}) == "row 0 of the block has padding that is not zero");
  CHECK(problem_of(3 * kRecordBytes + 7, std::byte{9}) ==
        "row 3 of the block has padding that is not zero");
  CHECK(problem_of(9 * kRecordBytes, std::byte{2}) ==
        "column flag: row 9 of the block holds a boolean that is neither 0 nor 1");
  CHECK(problem_of(4 * kRecordBytes + 5, std::byte{0xc3}) ==
        "column code: row 4 of the block is not UTF-8");
}

TEST_CASE("record block: records that lost a bit are refused") {
  EncodedBlock block = encoded(sample(10));
  BlockDecoder decoder(flat_schema(), Limits());
  decoder.open(block.directory.bytes(), block.rows, payload_bytes(block));
  block.chunks.data()[8] ^= std::byte{1};
  Column column;
  CHECK_THROWS_AS(decoder.decode(2, block.chunks.bytes(), column), CorruptError);
  CHECK_THROWS_AS(decoder.check_records(block.chunks.bytes()), CorruptError);
}

TEST_CASE("record block: a directory of records must be all of one, and fit rows and schema") {
  const EncodedBlock block = encoded(sample(10));
  const auto open = [&](const Schema& schema, const Buffer& directory, std::uint64_t rows,
                        std::uint64_t bytes) {
    BlockDecoder decoder(schema, Limits());
    decoder.open(directory.bytes(), rows, bytes);
  };
  const std::uint64_t bytes = payload_bytes(block);
  CHECK_NOTHROW(open(flat_schema(), block.directory, 10, bytes));
  CHECK_THROWS_AS(open(flat_schema(), block.directory, 11, bytes), CorruptError);
  CHECK_THROWS_AS(open(flat_schema(), block.directory, 10, bytes + 64), CorruptError);
  Schema other = flat_schema();
  other.fields[2].type.kind = TypeKind::int64;
  CHECK_THROWS_AS(open(other, block.directory, 10, bytes), CorruptError);
  other = flat_schema();
  other.fields[2].nullable = true;
  CHECK_THROWS_AS(open(other, block.directory, 10, bytes), CorruptError);
  for (std::size_t at = 0; at < block.directory.size(); ++at) {
    for (const unsigned bit : {0U, 1U, 2U, 5U}) {
      Buffer damaged = block.directory;
      damaged.data()[at] ^= static_cast<std::byte>(1U << bit);
      try {
        open(flat_schema(), damaged, 10, bytes);
      } catch (const Error&) {
      }
    }
  }
}
