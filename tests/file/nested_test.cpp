// SPDX-License-Identifier: Apache-2.0
// Structs, lists and arrays: random schemas come back, parts of them are read, nulls must agree.
#include <algorithm>

#include "block/block.hpp"
#include "file/file_support.hpp"
#include "file/file_writer.hpp"
#include "file/frame.hpp"
#include "schema/random_schema.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

// A place, known or not, and the stops after it.
Schema bus_schema() {
  return parse_schema(R"(
    namespace city;
    struct Position { x: double; level: byte; }
    table Bus { number: int; position: Position; stops: [string]; position_x: long; }
    root_type Bus;)");
}

Batch buses(std::size_t rows = 20) {
  return random_rows(bus_schema(), rows, 3);
}

Batch read_columns(const Batch& rows, const std::vector<std::string>& columns) {
  const Buffer file = write_rows(rows, blocks_of(7));
  ReaderOptions options;
  options.columns = columns;
  return read_rows(file_of(file.bytes()), options);
}

// Whether two columns of batches hold the same rows.
bool same_column(const Batch& left, std::size_t i, const Batch& right, std::size_t j) {
  const auto alone = [](const Batch& batch, std::size_t column) {
    Schema schema;
    schema.name = "Alone";
    schema.fields = {schema_columns(*batch.schema)[column]};
    Batch one;
    one.schema = std::make_shared<const Schema>(schema);
    one.columns = {batch.columns[column]};
    one.rows = batch.rows;
    return one;
  };
  return same_rows(alone(left, i), alone(right, j));
}

// Long arrays only make the test slow.
void shorten_arrays(std::vector<Field>& fields) {
  for (Field& field : fields) {
    if (field.type.kind == TypeKind::array) field.type.length = 1 + field.type.length % 30;
    shorten_arrays(field.type.fields);
  }
}

void set_null(Column& column, std::size_t row) {
  if (column.validity.empty()) {
    column.validity.resize_zeroed((column.length + 7) / 8);
    for (std::byte& byte : column.validity.as<std::byte>()) byte = std::byte{0xff};
  }
  column.validity.data()[row / 8] &= ~(std::byte{1} << (row % 8));
  ++column.null_count;
}

// Of the struct.
void forget_nulls(Batch& rows) {
  for (const std::size_t column : {1U, 2U}) {
    rows.columns[column].validity.clear();
    rows.columns[column].null_count = 0;
  }
}

Column& elements_of(Batch& rows, std::size_t column) {
  return rows.columns[column].children.at(0);
}

}  // namespace

TEST_CASE("nested: rows of random schemas come back, by place and from a pipe") {
  const auto seed = GENERATE(range<std::uint64_t>(1, 60));
  Schema schema = sprat::test::random_schema(seed);
  if (schema.fields.empty()) return;
  shorten_arrays(schema.fields);
  const Batch rows = random_rows(schema, 120, seed);
  WriterOptions options = blocks_of(50);
  options.effort = static_cast<Effort>(seed % 3);
  const Buffer file = write_rows(rows, options);
  CHECK(same_rows(read_rows(file_of(file.bytes())), rows));
  CHECK(same_rows(read_rows(pipe_of(file.bytes())), rows));
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.schema() == schema);
  CHECK(reader.statistics().size() == rows.columns.size());
  CHECK(reader.chunks(reader.blocks()[0]).size() == rows.columns.size());
}

TEST_CASE("nested: rows are skipped within a block") {
  const Batch rows = random_rows(nested_schema(), 40, 6);
  const Buffer file = write_rows(rows, blocks_of(16));
  BatchReader reader(file_of(file.bytes()));
  reader.seek_row(21);
  Batch found;
  read_into(reader, found);
  CHECK(same_rows(found, slice(rows, 21, 19)));
}

TEST_CASE("nested: a field's name chooses all its columns, a path one of them") {
  const Batch rows = buses();
  const Batch whole = read_columns(rows, {"stops", "position"});
  REQUIRE(whole.schema->fields.size() == 2);
  CHECK(whole.schema->fields[1] == bus_schema().fields[1]);
  CHECK(same_column(whole, 0, rows, 3));
  CHECK(same_column(whole, 1, rows, 1));
  CHECK(same_column(whole, 2, rows, 2));
  const Batch leaf = read_columns(rows, {"position.level", "number"});
  REQUIRE(leaf.columns.size() == 2);
  CHECK(leaf.schema->fields[0].name == "position_level");
  CHECK(leaf.schema->fields[0].csv_name == "position.level");
  CHECK(leaf.schema->fields[0].nullable);
  CHECK(same_column(leaf, 0, rows, 2));
  CHECK(same_column(leaf, 1, rows, 0));
  validate(*leaf.schema);
}

TEST_CASE("nested: a column chosen by path gives way to a field of its name") {
  const Batch rows = buses();
  const Batch both = read_columns(rows, {"position.x", "position_x"});
  CHECK(both.schema->fields[0].name == "position_x_");
  CHECK(both.schema->fields[1].name == "position_x");
  CHECK(same_column(both, 0, rows, 1));
  validate(*both.schema);
}

TEST_CASE("nested: what is not there or asked for twice is refused, with the columns named") {
  const Batch rows = buses();
  const auto message = [&](const std::vector<std::string>& columns) {
    return message_of<SchemaError>([&] { read_columns(rows, columns); });
  };
  CHECK(contains(message({"position.y"}),
                 "has no field position.y; it has number, position.x, position.level, stops"));
  CHECK(contains(message({"position", "position.x"}), "position.x is asked for twice"));
  CHECK(contains(message({"stops.item"}), "has no field stops.item"));
}

TEST_CASE("nested: a dialect has one column for each of the schema's, also where some are chosen") {
  const Batch rows = buses();
  WriterOptions options;
  options.dialect.emplace();
  for (const Field& column : schema_columns(bus_schema())) {
    options.dialect->columns.push_back({column.name, false, column.name == "position.level", ""});
  }
  const Buffer file = write_rows(rows, options);
  CHECK(BatchReader(file_of(file.bytes())).dialect() == options.dialect);
  ReaderOptions chosen;
  chosen.columns = {"stops", "position"};
  const auto dialect = BatchReader(file_of(file.bytes()), chosen).dialect();
  REQUIRE(dialect->columns.size() == 3);
  CHECK(dialect->columns[0].header == "stops");
  CHECK(dialect->columns[2].quoted);
  options.dialect->columns.pop_back();
  CHECK_THROWS_AS(write_rows(rows, options), SchemaError);
}

TEST_CASE("nested: a predicate on a struct's column skips blocks") {
  Batch rows = buses(20);
  forget_nulls(rows);
  for (std::size_t row = 0; row < 20; ++row) {
    rows.columns[2].values.as<std::int8_t>()[row] = static_cast<std::int8_t>(row);
  }
  const Buffer file = write_rows(rows, blocks_of(5));
  ReaderOptions options;
  options.skip_unless = {{"position.level", Comparison::greater, std::int64_t{12}}};
  CHECK(read_rows(file_of(file.bytes()), options).rows == 10);
  options.skip_unless = {{"position", Comparison::greater, std::int64_t{12}}};
  CHECK_THROWS_AS(BatchReader(file_of(file.bytes()), options), SchemaError);
}

TEST_CASE("nested: lists and arrays have a null count for statistics, and no bounds") {
  const Batch rows = random_rows(nested_schema(), 30, 2);
  const Buffer file = write_rows(rows);
  BatchReader reader(file_of(file.bytes()));
  const std::vector<Field> columns = schema_columns(reader.schema());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].type.kind != TypeKind::list && columns[i].type.kind != TypeKind::array) continue;
    const Statistics& statistics = reader.statistics()[i];
    CHECK(statistics.null_count == rows.columns[i].null_count);
    CHECK(std::holds_alternative<std::monostate>(statistics.minimum));
    CHECK(std::holds_alternative<std::monostate>(statistics.maximum));
  }
}

TEST_CASE("nested: arrays of one length cost a few bytes for their lengths") {
  Schema schema = parse_schema("table T { a: [ubyte] (array: 3); } root_type T;");
  const Batch rows = random_rows(schema, 1000, 8);
  const Buffer file = write_rows(rows);
  BatchReader reader(file_of(file.bytes()));
  const std::string encoding = reader.chunks(reader.blocks()[0])[0].encoding;
  CAPTURE(encoding);
  CHECK(contains(encoding, "list(constant, "));
}

TEST_CASE("nested: texts in lists are a dictionary in the file and in memory") {
  Batch rows = buses(0);
  Column& stops = rows.columns[3];
  stops = Column();
  stops.offsets.append_value(std::int32_t{0});
  stops.children.resize(1);
  stops.children[0].offsets.append_value(std::int32_t{0});
  for (std::int32_t row = 0; row < 600; ++row) {
    for (const std::string_view name : {"Clark & Lake", "Belmont"}) {
      stops.children[0].values.append(std::as_bytes(std::span(name)));
      stops.children[0].offsets.append_value(
          static_cast<std::int32_t>(stops.children[0].values.size()));
      ++stops.children[0].length;
    }
    stops.offsets.append_value(2 * (row + 1));
  }
  Batch alone;
  Schema schema;
  schema.name = "Stops";
  schema.fields = {bus_schema().fields[2]};
  alone.schema = std::make_shared<const Schema>(schema);
  alone.rows = stops.length = 600;
  alone.columns = {stops};
  const Buffer file = write_rows(alone);
  BatchReader reader(file_of(file.bytes()));
  Batch found;
  REQUIRE(reader.next(found));
  CHECK(same_rows(found, alone));
  CHECK(elements_of(found, 0).is_dictionary());
  CHECK(elements_of(found, 0).entries() == 2);
}

TEST_CASE("nested: a struct that is null in a part of its columns is not written") {
  Batch rows = buses();
  forget_nulls(rows);
  set_null(rows.columns[2], 5);
  const std::string message = message_of<SchemaError>([&] { write_rows(rows); });
  CHECK(contains(message, "field position.level, row 5: it is null in only some of its struct's"));
}

TEST_CASE("nested: a file whose struct is null in a part of its columns is refused") {
  // Written as separate columns, read as a struct's: the blocks are the same.
  Schema flat = bus_schema();
  flat.fields.erase(flat.fields.begin() + 1);
  const std::vector<Field> columns = schema_columns(bus_schema());
  for (const std::size_t i : {2U, 1U}) {
    Field field = columns[i];
    field.name = "leaf_" + std::to_string(i);
    flat.fields.insert(flat.fields.begin() + 1, field);
  }
  Batch rows = buses();
  rows.schema = std::make_shared<const Schema>(flat);
  forget_nulls(rows);
  set_null(rows.columns[2], 5);
  EncodedBlock block;
  BlockEncoder(flat, Effort::standard).encode(rows, block);
  Buffer file;
  const auto sink = memory_sink(file);
  FileWriter writer(*sink, bus_schema(), WriterOptions());
  writer.append(block);
  writer.finish();
  sink->commit();
  const std::string message = message_of<CorruptError>([&] { read_rows(file_of(file.bytes())); });
  CHECK(contains(message, "column position.level, row 5"));
  ReaderOptions one;
  one.columns = {"position.level"};
  CHECK(read_rows(file_of(file.bytes()), one).rows == 20);
}

TEST_CASE("nested: columns that do not hold what their type says are refused by name") {
  Batch rows = buses();
  SECTION("no elements") {
    rows.columns[3].children.clear();
  }
  SECTION("offsets that lead outside the elements") {
    elements_of(rows, 3).length -= 1;
    rows.columns[3].offsets.as<std::int32_t>().back() += 7;
  }
  SECTION("offsets that descend") {
    rows.columns[3].offsets.as<std::int32_t>()[4] = 1 << 20;
  }
  SECTION("elements that are null") {
    elements_of(rows, 3).null_count = 1;
  }
  SECTION("a text that is not UTF-8") {
    elements_of(rows, 3).values.append_value('\xff');
    elements_of(rows, 3).offsets.as<std::int32_t>().back() += 1;
  }
  const std::string message = message_of<SchemaError>([&] { write_rows(rows); });
  CAPTURE(message);
  CHECK(contains(message, "field stops"));
}

TEST_CASE("nested: lists count for the size of a block, of cells, and for a reader's limit") {
  Schema schema = parse_schema("table T { a: [long] (required); } root_type T;");
  const Batch rows = random_rows(schema, 400, 8);
  WriterOptions options;
  options.block_bytes = 2000;
  const Buffer file = write_rows(rows, options);
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.blocks().size() > 3);
  ReaderOptions limited;
  limited.limits.block_bytes = 1500;
  CHECK_THROWS_AS(read_rows(file_of(file.bytes()), limited), LimitError);
  Batch large = slice(rows, 0, 1);
  const std::int32_t count = (64 << 20) / 8 + 1;
  elements_of(large, 0).values.resize_zeroed(static_cast<std::size_t>(count) * 8);
  elements_of(large, 0).length = static_cast<std::size_t>(count);
  large.columns[0].offsets.as<std::int32_t>()[1] = count;
  CHECK_THROWS_AS(write_rows(large), LimitError);
}
