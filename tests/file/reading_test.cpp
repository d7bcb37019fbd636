// SPDX-License-Identifier: Apache-2.0
// Reading by place and in part: projection, skipping, any row by number, segments, early flush.
#include "file/file_reader.hpp"
#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Schema numbers_schema() {
  Schema schema;
  schema.name = "Numbers";
  schema.fields = {field_of("number", TypeKind::int64, true),
                   field_of("word", TypeKind::text, true)};
  return schema;
}

// Row i holds i, and a word that begins with it.
Batch numbers(std::size_t rows, std::int64_t first = 0) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(numbers_schema());
  batch.columns.resize(2);
  batch.columns[1].offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < rows; ++row) {
    const std::int64_t number = first + static_cast<std::int64_t>(row);
    batch.columns[0].values.append_value(number);
    const std::string word = std::to_string(number) + " word";
    batch.columns[1].values.append(std::as_bytes(std::span(word)));
    batch.columns[1].offsets.append_value(
        static_cast<std::int32_t>(batch.columns[1].values.size()));
  }
  batch.rows = batch.columns[0].length = batch.columns[1].length = rows;
  return batch;
}

Predicate number_is(Comparison comparison, std::int64_t value) {
  return {"number", comparison, value};
}

Buffer joined(Bytes first, Bytes second) {
  Buffer both;
  both.append(first);
  both.append(second);
  return both;
}

}  // namespace

TEST_CASE("reading: the chosen fields come in the order asked for") {
  const Batch rows = random_rows(every_type_schema(), 100, 8);
  const Buffer file = write_rows(rows, blocks_of(30));
  ReaderOptions options;
  options.columns = {"field_30", "field_2", "field_31", "field_40"};
  CHECK(same_rows(read_rows(file_of(file.bytes()), options), select(rows, options.columns)));
  CHECK(same_rows(read_rows(pipe_of(file.bytes()), options), select(rows, options.columns)));
}

TEST_CASE("reading: each field alone comes back") {
  const Batch rows = random_rows(every_type_schema(), 50, 9);
  const Buffer file = write_rows(rows, blocks_of(30));
  for (const Field& field : rows.schema->fields) {
    ReaderOptions options;
    options.columns = {field.name};
    CHECK(same_rows(read_rows(file_of(file.bytes()), options), select(rows, options.columns)));
  }
}

TEST_CASE("reading: unknown and repeated fields are refused by name") {
  const Buffer file = write_rows(numbers(3));
  const auto read = [&](std::vector<std::string> columns, std::vector<Predicate> predicates) {
    ReaderOptions options;
    options.columns = std::move(columns);
    options.skip_unless = std::move(predicates);
    BatchReader reader(file_of(file.bytes()), options);
  };
  CHECK(contains(message_of<SchemaError>([&] { read({"nubmer"}, {}); }),
                 "no field nubmer; it has number, word"));
  CHECK(contains(message_of<SchemaError>([&] { read({"word", "word"}, {}); }), "twice"));
  CHECK(contains(message_of<SchemaError>([&] {
                   read({}, {{"x", Comparison::equal, 1.0}});
                 }),
                 "no field x"));
}

TEST_CASE("reading: blocks that cannot match are skipped") {
  const Buffer file = write_rows(numbers(100), blocks_of(10));
  ReaderOptions options;
  options.skip_unless = {number_is(Comparison::greater_equal, 35), number_is(Comparison::less, 52)};
  const bool from_pipe = GENERATE(false, true);
  BatchReader reader(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()), options);
  Batch block;
  std::vector<std::uint64_t> first_rows;
  while (reader.next(block)) first_rows.push_back(block.first_row);
  CHECK(first_rows == std::vector<std::uint64_t>{30, 40, 50});
}

TEST_CASE("reading: a lone block is skipped by its segment's statistics") {
  const Buffer file = write_rows(numbers(10));
  ReaderOptions options;
  options.skip_unless = {number_is(Comparison::equal, 10)};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 0);
  options.skip_unless = {number_is(Comparison::equal, 9)};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 10);
}

TEST_CASE("reading: any row is found by its number") {
  const Batch rows = numbers(95);
  const Buffer file = write_rows(rows, blocks_of(10));
  BatchReader reader(file_of(file.bytes()));
  for (const std::size_t row : {0u, 1u, 9u, 10u, 55u, 94u, 20u}) {
    reader.seek_row(row);
    Batch block;
    REQUIRE(reader.next(block));
    CHECK(block.first_row == row);
    CHECK(block.columns[0].value<std::int64_t>(0) == static_cast<std::int64_t>(row));
    CHECK(same_rows(block, slice(rows, row, block.rows)));
  }
  Batch block;
  reader.seek_row(95);
  CHECK_FALSE(reader.next(block));
  BatchReader pipe(pipe_of(file.bytes()));
  CHECK_THROWS_AS(pipe.seek_row(3), IoError);
}

TEST_CASE("reading: rows and blocks beyond one INDEX are found") {
  const Batch rows = numbers(2500);
  const Buffer file = write_rows(rows, blocks_of(1));
  CHECK(same_rows(read_rows(file_of(file.bytes())), rows));
  CHECK(same_rows(read_rows(pipe_of(file.bytes())), rows));
  BatchReader reader(file_of(file.bytes()));
  const auto blocks = reader.blocks();
  REQUIRE(blocks.size() == 2500);
  CHECK(blocks[2100].first_row == 2100);
  CHECK(reader.chunks(blocks[2100])[0].statistics.minimum == Scalar(std::int64_t{2100}));
  for (const std::size_t row : {0u, 1023u, 1024u, 2047u, 2048u, 2499u}) {
    reader.seek_row(row);
    Batch block;
    REQUIRE(reader.next(block));
    CHECK(block.columns[0].value<std::int64_t>(0) == static_cast<std::int64_t>(row));
  }
}

TEST_CASE("reading: files that were put together are read as one") {
  const Buffer first = write_rows(numbers(25), blocks_of(10));
  const Buffer second = write_rows(numbers(12, 25), blocks_of(10));
  const Buffer both = joined(first.bytes(), second.bytes());
  const Batch rows = numbers(37);
  CHECK(same_rows(read_rows(file_of(both.bytes())), rows));
  CHECK(same_rows(read_rows(pipe_of(both.bytes())), rows));
  BatchReader reader(file_of(both.bytes()));
  CHECK(reader.row_count() == 37u);
  CHECK(reader.statistics()[0].maximum == Scalar(std::int64_t{36}));
  REQUIRE(reader.blocks().size() == 5);
  CHECK(reader.blocks()[3].first_row == 25);
  CHECK(reader.chunks(reader.blocks()[3]).size() == 2);
  reader.seek_row(30);
  Batch block;
  REQUIRE(reader.next(block));
  CHECK(block.columns[0].value<std::int64_t>(0) == 30);
  const Buffer thrice = joined(both.bytes(), write_rows(numbers(0)).bytes());
  CHECK(same_rows(read_rows(file_of(thrice.bytes())), rows));
}

TEST_CASE("reading: a later segment with other fields is refused by their names") {
  Schema other = numbers_schema();
  other.fields[1].type.kind = TypeKind::bytes;
  const Buffer first = write_rows(numbers(3));
  const Buffer second = write_rows(random_rows(other, 3, 1));
  const Buffer both = joined(first.bytes(), second.bytes());
  for (const bool from_pipe : {false, true}) {
    const std::string message = message_of<SchemaError>(
        [&] { read_rows(from_pipe ? pipe_of(both.bytes()) : file_of(both.bytes())); });
    CHECK(contains(message, "field word is"));
  }
}

TEST_CASE("reading: what was flushed can be read before the file is whole") {
  Buffer file;
  BatchWriter writer(memory_sink(file), numbers_schema(), blocks_of(10));
  writer.flush();
  writer.write(numbers(3));
  writer.flush();
  BatchReader reader(pipe_of(file.bytes()));
  Batch block;
  REQUIRE(reader.next(block));
  CHECK(same_rows(block, numbers(3)));
  CHECK_THROWS_AS(reader.next(block), CorruptError);
  writer.write(numbers(2, 3));
  writer.close();
  CHECK(same_rows(read_rows(file_of(file.bytes())), numbers(5)));
  CHECK(same_rows(read_rows(pipe_of(file.bytes())), numbers(5)));
}

TEST_CASE("reading: fetched blocks can be decoded apart, with rows skipped from a pipe too") {
  const Batch rows = numbers(35);
  const Buffer file = write_rows(rows, blocks_of(10));
  for (const bool from_pipe : {false, true}) {
    BatchReader reader(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()));
    FileReader& blocks = file_reader(reader);
    blocks.skip_to(13);
    std::vector<RawBlock> fetched(3);
    for (RawBlock& block : fetched) REQUIRE(blocks.fetch(block));
    RawBlock none;
    CHECK_FALSE(blocks.fetch(none));
    RawBlockDecoder decoder = blocks.make_decoder();
    Batch batch;
    decoder.decode(fetched[2], batch);
    CHECK(same_rows(batch, slice(rows, 30, 5)));
    decoder.decode(fetched[0], batch);
    CHECK(batch.first_row == 13);
    CHECK(same_rows(batch, slice(rows, 13, 7)));
  }
}

TEST_CASE("reading: reading a pipe's statistics or blocks says that it is a pipe") {
  const Buffer file = write_rows(numbers(3));
  const BatchReader reader(pipe_of(file.bytes()));
  CHECK_THROWS_AS(reader.statistics(), IoError);
  CHECK_THROWS_AS(reader.blocks(), IoError);
}
