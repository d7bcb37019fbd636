// SPDX-License-Identifier: Apache-2.0
// Chunks vector by vector: the same values as at once, and the same refusals.
#include "block/chunk_cursor.hpp"

#include <algorithm>
#include <memory>

#include "block/block.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

std::shared_ptr<const Schema> schema_of(TypeKind kind) {
  Schema schema;
  schema.name = "One";
  schema.fields.push_back(nullable_field("value", kind));
  return std::make_shared<const Schema>(schema);
}

/// A block of one column, whose values are decoded as those of `read_as`.
class OneColumn {
 public:
  OneColumn(TypeKind kind, const Column& column, TypeKind read_as)
      : decoder_(*schema_of(read_as), Limits()) {
    Batch batch;
    batch.schema = schema_of(kind);
    batch.columns.push_back(column);
    batch.rows = column.length;
    BlockEncoder(*batch.schema, Effort::standard).encode(batch, block_);
    decoder_.open(block_.directory.bytes(), block_.rows,
                  block_.directory.size() + block_.chunks.size());
  }
  OneColumn(TypeKind kind, const Column& column) : OneColumn(kind, column, kind) {}

  BlockDecoder& decoder() { return decoder_; }
  Buffer& chunks() { return block_.chunks; }
  Bytes chunk() const {
    const ChunkPlace place = decoder_.place(0);
    return block_.chunks.bytes().subspan(
        static_cast<std::size_t>(place.offset) - block_.directory.size(),
        static_cast<std::size_t>(place.length));
  }

 private:
  EncodedBlock block_;
  BlockDecoder decoder_;
};

std::vector<std::optional<std::string>> some_texts(std::size_t count, std::size_t distinct) {
  std::vector<std::optional<std::string>> texts(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 7 != 3) texts[i] = "text " + std::to_string(i % distinct);
  }
  return texts;
}

TEST_CASE("chunk cursor: gives numbers as decoding at once does, around every boundary") {
  const std::size_t rows = GENERATE(1U, 1023U, 1024U, 1025U, 5000U);
  CAPTURE(rows);
  std::vector<std::int64_t> numbers;
  std::vector<bool> valid;
  for (std::size_t i = 0; i < rows; ++i) {
    numbers.push_back(static_cast<std::int64_t>(i * i % 1000));
    valid.push_back(i % 5 != 4);
  }
  OneColumn block(TypeKind::int64, fixed_column(numbers, valid));
  Column whole;
  block.decoder().decode(0, block.chunk(), whole);
  ChunkCursor cursor;
  block.decoder().open_cursor(0, block.chunk(), cursor);
  CHECK(cursor.has_nulls() == (whole.null_count != 0));
  std::vector<std::int64_t> vector(kCursorVector);
  for (std::size_t first = 0; first < rows; first += kCursorVector) {
    const std::size_t count = std::min(kCursorVector, rows - first);
    cursor.read(count, reinterpret_cast<std::byte*>(vector.data()));
    for (std::size_t i = 0; i < count; ++i) {
      if (!whole.is_null(first + i)) REQUIRE(vector[i] == whole.value<std::int64_t>(first + i));
    }
  }
}

TEST_CASE("chunk cursor: gives texts as decoding at once does, in a dictionary or not") {
  const std::size_t distinct = GENERATE(1U, 20U, 5000U);
  OneColumn block(TypeKind::text, text_column(some_texts(3000, distinct)));
  Column whole;
  block.decoder().decode(0, block.chunk(), whole);
  ChunkCursor cursor;
  block.decoder().open_cursor(0, block.chunk(), cursor);
  REQUIRE(cursor.has_codes() == whole.is_dictionary());
  std::vector<std::uint32_t> codes(kCursorVector);
  for (std::size_t first = 0; first < 3000; first += kCursorVector) {
    const std::size_t count = std::min<std::size_t>(kCursorVector, 3000 - first);
    if (cursor.has_codes()) cursor.read_codes(count, codes.data());
    for (std::size_t i = 0; i < count; ++i) {
      REQUIRE(cursor.texts().entry(cursor.has_codes() ? codes[i] : first + i) ==
              whole.text(first + i));
    }
  }
}

TEST_CASE("chunk cursor: a boolean other than 0 and 1 is refused") {
  std::vector<std::int8_t> bytes(1500, 1);
  bytes[1200] = 2;
  OneColumn block(TypeKind::int8, fixed_column(bytes), TypeKind::boolean);
  ChunkCursor cursor;
  block.decoder().open_cursor(0, block.chunk(), cursor);
  std::vector<std::byte> vector(kCursorVector);
  cursor.read(kCursorVector, vector.data());
  CHECK_THROWS_AS(cursor.read(1500 - kCursorVector, vector.data()), CorruptError);
}

TEST_CASE("chunk cursor: text that is not UTF-8 is refused, in a dictionary too") {
  auto texts = some_texts(3000, GENERATE(10U, 3000U));
  texts[1] = std::string(1, '\xff');
  OneColumn block(TypeKind::bytes, text_column(texts), TypeKind::text);
  ChunkCursor cursor;
  const std::string message =
      message_of<CorruptError>([&] { block.decoder().open_cursor(0, block.chunk(), cursor); });
  CAPTURE(message);
  CHECK(contains(message, "of the block is not UTF-8"));
}

TEST_CASE("chunk cursor: a damaged chunk is refused") {
  OneColumn block(TypeKind::text, text_column(some_texts(100, 30)));
  block.chunks().data()[3] ^= std::byte{1};
  ChunkCursor cursor;
  CHECK_THROWS_AS(block.decoder().open_cursor(0, block.chunk(), cursor), CorruptError);
}

}  // namespace
