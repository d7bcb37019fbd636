// SPDX-License-Identifier: Apache-2.0
// Rows that satisfy predicates, and what is made of blocks ahead: the same rows, in the same order,
// whatever is chosen, wanted, sought or read by how many threads.
#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <sprat/row_filter.hpp>

#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

constexpr std::size_t kBlockRows = 50;
constexpr std::size_t kRows = 9 * kBlockRows + 7;

std::unique_ptr<Source> source_of(bool from_pipe, const Buffer& file) {
  return from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes());
}

Batch filtered(const Batch& rows, const std::vector<Predicate>& where) {
  Batch kept;
  RowFilter(*rows.schema, where).apply(rows, kept);
  return kept;
}

// Of the everything_schema: a column of 64 bits without nulls that is named like this.
const std::string& long_column(const Schema& schema) {
  for (const Field& field : schema.fields) {
    if (field.type.kind == TypeKind::int64 && !field.nullable) return field.name;
  }
  throw std::logic_error("no column of int64");
}

std::int64_t middle_value(const Batch& rows, const std::string& name) {
  const std::size_t number = rows.schema->find(name).value();
  const auto values = rows.columns[number].values.as<std::int64_t>();
  std::vector<std::int64_t> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted[sorted.size() / 2];
}

Schema bus_schema() {
  return parse_schema(R"(struct Position { x: int; level: short; }
    table Bus { number: int; position: Position; position_x: long; } root_type Bus;)");
}

// Row i has the number i, and 2 i, 3 i and 4 i in what follows.
Batch busses(std::size_t rows) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(bus_schema());
  batch.rows = rows;
  std::int64_t factor = 0;
  for (const Field& field : schema_columns(*batch.schema)) {
    Column& column = batch.columns.emplace_back();
    column.length = rows;
    ++factor;
    for (std::size_t row = 0; row < rows; ++row) {
      const std::int64_t number = factor * static_cast<std::int64_t>(row);
      column.values.append(std::as_bytes(std::span(&number, 1)).first(fixed_width(field.type)));
    }
  }
  return batch;
}

}  // namespace

TEST_CASE("where: rows of every type are those that a filter would keep") {
  const Batch rows = random_rows(every_type_schema(), kRows, 41);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  const bool from_pipe = GENERATE(false, true);
  ReaderOptions options;
  options.threads = GENERATE(1U, 3U);
  const std::string name = long_column(*rows.schema);
  options.where = {{name, Comparison::less_equal, middle_value(rows, name)}};
  const Batch expected = filtered(rows, options.where);
  REQUIRE(expected.rows != 0);
  CHECK(same_rows(read_rows(source_of(from_pipe, file), options), expected));
  SECTION("and their columns need not be chosen") {
    options.columns = {"field_30", "field_2"};
    CHECK(same_rows(read_rows(source_of(from_pipe, file), options),
                    select(expected, options.columns)));
  }
}

TEST_CASE("where: blocks without a match are passed over, and the last may be one") {
  const Batch rows = busses(kRows);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  ReaderOptions options;
  options.threads = GENERATE(1U, 3U);
  // Statistics do not tell that no number is odd.
  options.where = {{"position.x", Comparison::equal, std::int64_t{2 * 133}}};
  BatchReader reader(source_of(GENERATE(false, true), file), options);
  Batch batch;
  REQUIRE(reader.next(batch));
  CHECK(batch.rows == 1);
  CHECK(batch.first_row == 133);
  CHECK(batch.columns[0].value<std::int32_t>(0) == 133);
  CHECK_FALSE(reader.next(batch));
  options.where = {{"position.x", Comparison::equal, std::int64_t{2 * 133 + 1}}};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 0);
}

TEST_CASE("where: a struct's column and a field of its other name are told apart") {
  const Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.columns = {"position.x"};
  options.where = {{"position_x", Comparison::less, std::int64_t{4 * 60}},
                   {"position.x", Comparison::greater_equal, std::int64_t{2 * 55}}};
  const Batch rows = read_rows(file_of(file.bytes()), options);
  REQUIRE(rows.columns.size() == 1);
  REQUIRE(rows.rows == 5);
  CHECK(rows.columns[0].value<std::int32_t>(0) == 2 * 55);
}

TEST_CASE("where: rows before the one that was sought stay out") {
  const Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.threads = GENERATE(1U, 3U);
  options.where = {{"number", Comparison::less, std::int64_t{130}}};
  BatchReader reader(file_of(file.bytes()), options);
  Batch batch;
  reader.seek_row(120);
  REQUIRE(reader.next(batch));
  CHECK(batch.first_row == 120);
  CHECK(batch.rows == 10);
  CHECK_FALSE(reader.next(batch));
}

TEST_CASE("where: predicates are on the rows that are wanted, not on the file's") {
  const Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.schema = parse_schema("table Bus { number: long; weight: long = 5; } root_type Bus;");
  options.columns = {"number"};
  options.where = {{"number", Comparison::greater, std::int64_t{440}},
                   {"weight", Comparison::equal, std::int64_t{5}}};
  CHECK(read_rows(file_of(file.bytes()), options).rows == kRows - 441);
  options.where[1].value = std::int64_t{6};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 0);
}

TEST_CASE("where: what means nothing is refused by name") {
  const Buffer file = write_rows(busses(3));
  const auto read = [&](const Predicate& predicate) {
    ReaderOptions options;
    options.columns = {"number"};
    options.where = {predicate};
    BatchReader reader(file_of(file.bytes()), options);
  };
  CHECK(contains(message_of<SchemaError>([&] {
                   read({"numbre", Comparison::equal, std::int64_t{1}});
                 }),
                 "numbre"));
  CHECK(contains(message_of<SchemaError>([&] {
                   read({"position.x", Comparison::equal, 1.0});
                 }),
                 "position.x"));
}

TEST_CASE("where: a scan visits no block without a match") {
  const Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.where = {{"number", Comparison::equal, std::int64_t{77}}};
  std::size_t rows = 0;
  for (const std::size_t part :
       scan(file_of(file.bytes()), options, std::size_t{0}, [](const Batch&batch, std::size_t&sum) {
         REQUIRE(batch.rows != 0);
         sum += batch.rows;
       })) {
    rows += part;
  }
  CHECK(rows == 1);
}

TEST_CASE("ordered scan: what is made of blocks comes in their order") {
  const Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.threads = GENERATE(1U, 2U, 5U);
  OrderedScan<std::uint64_t> blocks(source_of(GENERATE(false, true), file), options,
                                    [](Batch& batch) {
                                      const std::uint64_t first_row = batch.first_row;
                                      batch = Batch();
                                      return first_row;
                                    });
  CHECK(blocks.schema() == bus_schema());
  for (std::size_t block = 0; block < 10; ++block) CHECK(blocks.next() == block * kBlockRows);
  CHECK_FALSE(blocks.next());
  CHECK_FALSE(blocks.next());
}

TEST_CASE("ordered scan: errors come after what the blocks before them came to") {
  Buffer file = write_rows(busses(kRows), blocks_of(kBlockRows));
  ReaderOptions options;
  options.threads = GENERATE(1U, 4U);
  const auto work = [](Batch& batch) {
    if (batch.first_row == 5 * kBlockRows) throw std::runtime_error("five");
    return batch.rows;
  };
  OrderedScan<std::size_t> blocks(file_of(file.bytes()), options, work);
  for (int block = 0; block < 5; ++block) CHECK(blocks.next() == kBlockRows);
  CHECK(message_of<std::runtime_error>([&] { blocks.next(); }) == "five");
  const std::vector<std::size_t> frames = frame_offsets(file);
  file.data()[(frames[3] + 3 * frames[4]) / 4] ^= std::byte{0x40};
  OrderedScan<std::size_t> damaged(file_of(file.bytes()), options, work);
  CHECK(damaged.next() == kBlockRows);
  CHECK(damaged.next() == kBlockRows);
  CHECK_THROWS_AS(damaged.next(), CorruptError);
}

TEST_CASE("total columns: sums are the same on any number of threads") {
  const Batch rows = random_rows(every_type_schema(), kRows, 42);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  ReaderOptions options;
  for (const Field& field : rows.schema->fields) {
    if (has_total(field.type)) options.columns.push_back(field.name);
  }
  const auto totals_on = [&](unsigned threads) {
    options.threads = threads;
    std::string text;
    int blocks = 0;
    for (const ColumnTotal& total :
         total_columns(file_of(file.bytes()), options, [&] { ++blocks; })) {
      text += total.name + ' ' + std::to_string(total.count) + ' ';
      if (const auto* number = std::get_if<std::int64_t>(&total.sum))
        text += std::to_string(*number);
      if (const auto* digits = std::get_if<std::string>(&total.sum)) text += *digits;
      // By its bytes: a NaN is what any sum with one comes to.
      if (const auto* real = std::get_if<double>(&total.sum)) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, real, sizeof bits);
        text += std::to_string(bits);
      }
      text += '\n';
    }
    CHECK(blocks == 10);
    return text;
  };
  const std::string expected = totals_on(1);
  CHECK(totals_on(2) == expected);
  CHECK(totals_on(5) == expected);
}
