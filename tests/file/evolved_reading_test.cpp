// SPDX-License-Identifier: Apache-2.0
// Reading files in another schema than theirs, and segments with different ones.
#include "file/evolved_schema.hpp"
#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Schema schema_of(const std::string& fields) {
  return parse_schema("struct Point { x: int; y: int; } table Row { " + fields +
                      " } root_type Row;");
}

ReaderOptions wanting(const std::string& fields) {
  ReaderOptions options;
  options.schema = schema_of(fields);
  return options;
}

// Row i holds i in every column, of whatever integer type.
Batch counting(const std::string& fields, std::size_t rows, std::int64_t first = 0) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema_of(fields));
  batch.rows = rows;
  for (const Field& field : schema_columns(*batch.schema)) {
    Column& column = batch.columns.emplace_back();
    column.length = rows;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::int64_t number = first + static_cast<std::int64_t>(row);
      const auto* bytes = reinterpret_cast<const std::byte*>(&number);
      column.values.append({bytes, fixed_width(field.type)});
    }
  }
  return batch;
}

Buffer joined(Bytes first, Bytes second) {
  Buffer both;
  both.append(first);
  both.append(second);
  return both;
}

std::unique_ptr<Source> source_of(Bytes bytes, bool from_pipe) {
  return from_pipe ? pipe_of(bytes) : file_of(bytes);
}

template <class T>
std::vector<T> values_of(const Column& column) {
  const auto values = column.values.as<T>();
  return {values.begin(), values.end()};
}

std::vector<std::string> constant(const Field& field, std::size_t rows) {
  return std::vector<std::string>(rows, field.nullable ? "null" : *field.default_value);
}

// Every column holds what the file's column of its name does, or its default.
void check_evolved(const Batch& written, const Batch& read) {
  const SchemaMatch match = match_schemas(*written.schema, *read.schema);
  REQUIRE(match.columns.size() == read.columns.size());
  for (std::size_t i = 0; i < read.columns.size(); ++i) {
    const Field& wanted = match.wanted_columns[i];
    INFO(wanted.name);
    const auto& source = match.columns[i].source;
    const std::vector<std::string> expected =
        source
            ? spelled_rows(written.columns[*source], match.file_columns[*source].type, wanted.type)
            : constant(wanted, read.rows);
    CHECK(spelled_rows(read.columns[i], wanted.type, wanted.type) == expected);
  }
}

}  // namespace

TEST_CASE("evolved reading: rows of any schema are the same rows in any later one") {
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    INFO("seed " << seed);
    const Batch written = random_rows(everything_schema(), 57, seed);
    const Buffer file = write_rows(written, blocks_of(20));
    ReaderOptions options;
    options.schema = evolved_schema(*written.schema, seed);
    const Batch read = read_rows(source_of(file.bytes(), seed % 2 == 0), options);
    CHECK(*read.schema == *options.schema);
    CHECK(read.rows == written.rows);
    check_evolved(written, read);
  }
}

TEST_CASE("evolved reading: a widened file is read back narrow, as its statistics prove") {
  const std::string narrow = "a: byte; b: ushort; c: int; d: string (required); e: ubyte;";
  const std::string wide = "a: long = null; b: int = null; c: long; d: string; e: ulong = null;";
  const Batch rows = random_rows(schema_of(narrow), 100, 7);
  const Buffer file = write_rows(rows, blocks_of(30));
  const Batch widened = read_rows(file_of(file.bytes()), wanting(wide));
  check_evolved(rows, widened);
  const Buffer wider = write_rows(widened, blocks_of(45));
  for (const bool from_pipe : {false, true}) {
    CHECK(same_rows(read_rows(source_of(wider.bytes(), from_pipe), wanting(narrow)), rows));
  }
}

TEST_CASE("evolved reading: a value that does not fit ends the reading at its block") {
  const Buffer file = write_rows(counting("rides: long = null;", 300), blocks_of(100));
  BatchReader reader(file_of(file.bytes()), wanting("rides: ubyte;"));
  Batch block;
  CHECK(reader.next(block));
  CHECK(reader.next(block));
  CHECK(values_of<std::uint8_t>(block.columns[0]).back() == 199);
  const std::string message = message_of<SchemaError>([&] { reader.next(block); });
  CHECK(contains(message,
                 ": rows 200 to 299: field rides holds 299, which is no ubyte; declare it "
                 "as long"));
}

TEST_CASE("evolved reading: a null where the field is required ends the reading at its block") {
  Batch rows = counting("rides: long = null;", 20);
  rows.columns[0].validity.resize_zeroed(3);
  for (const std::size_t byte : {0U, 1U, 2U})
    rows.columns[0].validity.data()[byte] = std::byte{255};
  rows.columns[0].validity.data()[1] = std::byte{0xfe};
  rows.columns[0].null_count = 1;
  const Buffer file = write_rows(rows, blocks_of(8));
  BatchReader reader(file_of(file.bytes()), wanting("rides: long;"));
  Batch block;
  CHECK(reader.next(block));
  const std::string message = message_of<SchemaError>([&] { reader.next(block); });
  CHECK(contains(message, "rows 8 to 15: field rides is null in 1 row, but is wanted required"));
}

TEST_CASE("evolved reading: all fields that do not fit are told before any row is read") {
  const Buffer file = write_rows(counting("a: long; b: int (date);", 3));
  for (const bool from_pipe : {false, true}) {
    const std::string message = message_of<SchemaError>([&] {
      BatchReader(source_of(file.bytes(), from_pipe), wanting("a: double; b: int; c: bool;"));
    });
    CHECK(contains(message, "field a is long"));
    CHECK(contains(message, "field b is date"));
    CHECK(contains(message, "field c is not in the file"));
  }
}

TEST_CASE("evolved reading: columns are chosen among those of the wanted schema") {
  const Buffer file = write_rows(counting("a: int; b: int; c: int;", 20), blocks_of(8));
  ReaderOptions options =
      wanting("first: long (renamed_from: \"a\"); d: int = 7; b: int; c: double;");
  options.columns = {"c", "d", "first"};
  for (const bool from_pipe : {false, true}) {
    const Batch rows = read_rows(source_of(file.bytes(), from_pipe), options);
    REQUIRE(rows.columns.size() == 3);
    CHECK(rows.columns[0].value<double>(19) == 19.0);
    CHECK(rows.columns[1].value<std::int32_t>(19) == 7);
    CHECK(rows.columns[2].value<std::int64_t>(19) == 19);
  }
  options.columns = {"a"};
  CHECK(contains(message_of<SchemaError>([&] { BatchReader(file_of(file.bytes()), options); }),
                 "has no field a; it has first, d, b, c"));
  options.columns = {"d"};
  CHECK(values_of<std::int32_t>(read_rows(file_of(file.bytes()), options).columns[0]) ==
        std::vector<std::int32_t>(20, 7));
}

TEST_CASE("evolved reading: blocks are skipped by fields of the wanted schema") {
  const Buffer file = write_rows(counting("a: int;", 30), blocks_of(10));
  const auto rows_where = [&](const Predicate& predicate, bool from_pipe) {
    ReaderOptions options = wanting("first: double (renamed_from: \"a\"); d: int = 7; e: string;");
    options.skip_unless = {predicate};
    return read_rows(source_of(file.bytes(), from_pipe), options).rows;
  };
  for (const bool from_pipe : {false, true}) {
    CHECK(rows_where({"first", Comparison::greater, 19.5}, from_pipe) == 10);
    CHECK(rows_where({"d", Comparison::equal, std::int64_t{7}}, from_pipe) == 30);
    CHECK(rows_where({"d", Comparison::equal, std::int64_t{8}}, from_pipe) == 0);
    CHECK(rows_where({"e", Comparison::equal, std::string("x")}, from_pipe) == 0);
  }
}

TEST_CASE("evolved reading: a lengthened text is found by its bounds") {
  Batch rows;
  rows.schema = std::make_shared<const Schema>(schema_of("code: string (length: 2, required);"));
  rows.rows = 2;
  rows.columns.resize(1);
  rows.columns[0].length = 2;
  rows.columns[0].values.assign(std::as_bytes(std::span("abab", 4)));
  const Buffer file = write_rows(rows);
  for (const std::string length : {"4", "40"}) {
    ReaderOptions options = wanting("code: string (length: " + length + ", required);");
    std::string code = "ab";
    code.resize(std::stoul(length));
    options.skip_unless = {{"code", Comparison::equal, code}};
    CHECK(read_rows(file_of(file.bytes()), options).rows == 2);
  }
}

TEST_CASE("evolved reading: later segments are read as the first one") {
  const Buffer first = write_rows(counting("a: long; n: int = null; d: double;", 10), blocks_of(4));
  const Buffer second = write_rows(counting("x: byte = null; d: int; a: int;", 10, 10));
  const Buffer third = write_rows(counting("d: double; a: ulong;", 10, 20), blocks_of(4));
  const Buffer both = joined(first.bytes(), second.bytes());
  const Buffer file = joined(both.bytes(), third.bytes());
  for (const bool from_pipe : {false, true}) {
    const Batch rows = read_rows(source_of(file.bytes(), from_pipe));
    CHECK(rows.rows == 30);
    for (std::size_t row = 0; row < 30; ++row) {
      CHECK(rows.columns[0].value<std::int64_t>(row) == static_cast<std::int64_t>(row));
      CHECK(rows.columns[1].is_null(row) == (row >= 10));
    }
    CHECK(rows.columns[2].value<double>(15) == 15.0);
  }
}

TEST_CASE("evolved reading: rows are found, skipped and counted through all segments") {
  const Buffer first = write_rows(counting("a: long; n: int = null;", 10), blocks_of(4));
  const Buffer second = write_rows(counting("a: int;", 10, 10), blocks_of(4));
  const Buffer file = joined(first.bytes(), second.bytes());
  ReaderOptions options;
  options.skip_unless = {{"a", Comparison::greater_equal, std::int64_t{12}}};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 10);
  options.skip_unless = {{"n", Comparison::greater_equal, std::int64_t{9}}};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 2);

  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.statistics()[0].minimum == Scalar(std::int64_t{0}));
  CHECK(reader.statistics()[0].maximum == Scalar(std::int64_t{19}));
  CHECK(reader.statistics()[1].null_count == 10);
  const std::vector<ChunkInfo> chunks = reader.chunks(reader.blocks().back());
  REQUIRE(chunks.size() == 2);
  CHECK(chunks[0].stored_bytes > 0);
  CHECK(chunks[1].stored_bytes == 0);
  CHECK(chunks[1].statistics.null_count == 2);
  reader.seek_row(17);
  Batch block;
  REQUIRE(reader.next(block));
  CHECK(values_of<std::int64_t>(block.columns[0]) == std::vector<std::int64_t>{17});
}

TEST_CASE("evolved reading: a wanted schema may be wider than every segment") {
  const Buffer first = write_rows(counting("a: int;", 10));
  const Buffer second = write_rows(counting("a: long;", 10, std::int64_t{1} << 40));
  const Buffer file = joined(first.bytes(), second.bytes());
  for (const bool from_pipe : {false, true}) {
    CHECK(read_rows(source_of(file.bytes(), from_pipe), wanting("a: long;")).rows == 20);
    CHECK(contains(message_of<SchemaError>([&] { read_rows(source_of(file.bytes(), from_pipe)); }),
                   "rows 10 to 19: field a holds 1099511627776, which is no int"));
  }
}

TEST_CASE("evolved reading: a struct's columns are null together, or filled together") {
  const Batch rows = counting("p: Point (required);", 5);
  const Buffer file = write_rows(rows);
  const Batch read = read_rows(file_of(file.bytes()), wanting("q: Point; p: Point;"));
  CHECK(read.columns[0].null_count == 5);
  CHECK(read.columns[1].null_count == 5);
  CHECK(values_of<std::int32_t>(read.columns[2]) == std::vector<std::int32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("evolved reading: a schema that is none is refused") {
  const Buffer file = write_rows(counting("a: int;", 5));
  ReaderOptions options = wanting("a: int;");
  options.schema->fields.push_back(options.schema->fields.front());
  CHECK_THROWS_AS(BatchReader(file_of(file.bytes()), options), SchemaError);
}

TEST_CASE("evolved reading: what the rows would take is bounded by the limit of blocks") {
  const Buffer file = write_rows(counting("a: int;", 10'000));
  CHECK_THROWS_AS(read_rows(file_of(file.bytes()), wanting("a: int; b: [long] (array: 65535);")),
                  LimitError);
}

TEST_CASE("evolved reading: CSV is written under the wanted fields' names") {
  WriterOptions options;
  options.dialect = CsvDialect();
  options.dialect->columns = {{"The A", true, true, "NULL"}, {"b", false, false, ""}};
  const Buffer file = write_rows(counting("a: int = null (csv: \"The A\"); b: int;", 5), options);
  const BatchReader reader(file_of(file.bytes()),
                           wanting("x: int (renamed_from: \"b\"); a: long = null (csv: \"The A\"); "
                                   "c: int = 1 (csv: \"A C\");"));
  const std::vector<CsvColumn>& columns = reader.dialect()->columns;
  REQUIRE(columns.size() == 3);
  CHECK(columns[0].header == "x");
  CHECK(columns[1] == CsvColumn{"The A", true, true, "NULL"});
  CHECK(columns[2].header == "A C");
}
