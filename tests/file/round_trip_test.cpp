// SPDX-License-Identifier: Apache-2.0
// What is written comes back: all types, all block sizes, by place and from a pipe.
#include "file/file_support.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

void check_comes_back(const Batch& rows, const Buffer& file) {
  CHECK(same_rows(read_rows(file_of(file.bytes())), rows));
  CHECK(same_rows(read_rows(pipe_of(file.bytes())), rows));
}

}  // namespace

TEST_CASE("file: random rows of every type come back, by place and from a pipe") {
  const auto seed = GENERATE(range<std::uint64_t>(1, 9));
  const auto effort = GENERATE(Effort::fast, Effort::standard, Effort::small);
  WriterOptions options = blocks_of(1500);
  options.effort = effort;
  const Batch rows = random_rows(everything_schema(), 4000, seed);
  check_comes_back(rows, write_rows(rows, options));
}

TEST_CASE("file: rows at the edges of a block come back") {
  const auto count = GENERATE(values<std::size_t>({0, 1, 9, 10, 11, 20, 21}));
  const Batch rows = random_rows(everything_schema(), count, count + 1);
  const Buffer file = write_rows(rows, blocks_of(10));
  check_comes_back(rows, file);
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.row_count() == count);
  CHECK(reader.blocks().size() == (count + 9) / 10);
}

TEST_CASE("file: a vector's worth of rows, one less and one more come back") {
  const auto count = GENERATE(values<std::size_t>({1023, 1024, 1025, 2048}));
  const Batch rows = random_rows(everything_schema(), count, count);
  check_comes_back(rows, write_rows(rows));
}

TEST_CASE("file: the same rows give the same bytes, however they are batched") {
  const Batch rows = random_rows(everything_schema(), 100, 5);
  const Buffer at_once = write_rows(rows, blocks_of(30));
  Buffer by_pieces;
  BatchWriter writer(memory_sink(by_pieces), *rows.schema, blocks_of(30));
  for (std::size_t first = 0; first < 100; first += 7) {
    writer.write(slice(rows, first, std::min<std::size_t>(7, 100 - first)));
  }
  writer.close();
  REQUIRE(by_pieces.size() == at_once.size());
  CHECK(std::equal(by_pieces.bytes().begin(), by_pieces.bytes().end(), at_once.bytes().begin()));
}

TEST_CASE("file: what a null's slot holds is not written") {
  Batch rows = random_rows(everything_schema(), 50, 9);
  const Buffer file = write_rows(rows);
  const std::vector<Field> columns = schema_columns(*rows.schema);
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const Type& type = columns[i].type;
    Column& column = rows.columns[i];
    const bool is_array = type.kind == TypeKind::array;
    const std::size_t width =
        is_array ? type.length * fixed_width(type.fields[0].type) : fixed_width(type);
    const Type& value = is_array ? type.fields[0].type : type;
    if (width == 0 || value.kind == TypeKind::fixed_text) continue;
    Column& values = is_array ? column.children[0] : column;
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (column.is_null(row)) std::memset(values.values.data() + row * width, 0x5a, width);
    }
  }
  const Buffer again = write_rows(rows);
  REQUIRE(again.size() == file.size());
  CHECK(std::equal(again.bytes().begin(), again.bytes().end(), file.bytes().begin()));
}

TEST_CASE("file: a block ends where its bytes reach the limit") {
  Schema schema;
  schema.name = "Texts";
  schema.fields.push_back(field_of("text", TypeKind::text));
  const Batch rows = random_rows(schema, 500, 4);
  WriterOptions options;
  options.block_bytes = 1000;
  const Buffer file = write_rows(rows, options);
  check_comes_back(rows, file);
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.blocks().size() > 10);
}

TEST_CASE("file: a text larger than a block makes a block of its own") {
  Schema schema;
  schema.name = "Texts";
  schema.fields.push_back(field_of("text", TypeKind::text));
  Batch rows = random_rows(schema, 3, 4);
  const std::string large(5000, 'x');
  Column& column = rows.columns[0];
  column.values.append(std::as_bytes(std::span(large)));
  column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
  column.length = rows.rows = 4;
  WriterOptions options;
  options.block_bytes = 1000;
  const Buffer file = write_rows(rows, options);
  check_comes_back(rows, file);
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.blocks().back().rows == 1);
}

TEST_CASE("file: header, dialect and metadata come back") {
  Schema schema = every_type_schema();
  schema.doc = "All of it.";
  schema.fields[3].csv_name = "Field Three";
  schema.fields[3].doc = "The third.";
  schema.fields[24].format = "%m/%d/%Y";
  WriterOptions options;
  options.metadata = {{"origin", "a test"}, {"empty", ""}};
  CsvDialect dialect;
  dialect.delimiter = ';';
  dialect.line_end = LineEnd::crlf;
  dialect.byte_order_mark = true;
  for (const Field& field : schema.fields) dialect.columns.push_back({field.name, false, true, ""});
  dialect.columns[0] = {"", true, false, "NA"};
  options.dialect = dialect;
  const Batch rows = random_rows(schema, 3, 1);
  const Buffer file = write_rows(rows, options);
  const bool from_pipe = GENERATE(false, true);
  BatchReader reader(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()));
  CHECK(reader.file_schema() == schema);
  CHECK(reader.dialect() == dialect);
  CHECK(reader.metadata() == options.metadata);
  CHECK(reader.written_by() == "sprat " SPRAT_VERSION);
}

TEST_CASE("file: the final newline of the CSV comes back, known or not") {
  const auto final_newline =
      GENERATE(std::optional<bool>(), std::optional(true), std::optional(false));
  const Batch rows = random_rows(every_type_schema(), 3, 1);
  Buffer file;
  BatchWriter writer(memory_sink(file), *rows.schema);
  writer.write(rows);
  writer.set_final_newline(final_newline);
  writer.close();
  CHECK(BatchReader(file_of(file.bytes())).final_newline() == final_newline);
  BatchReader pipe(pipe_of(file.bytes()));
  Batch all;
  CHECK_FALSE(pipe.row_count().has_value());
  read_into(pipe, all);
  CHECK(pipe.final_newline() == final_newline);
  CHECK(pipe.row_count() == 3u);
}

TEST_CASE("file: one row of four columns takes under 1,536 bytes") {
  Schema schema;
  schema.name = "Rides";
  schema.fields.push_back(field_of("route", TypeKind::text, true));
  schema.fields.push_back(field_of("date", TypeKind::date, true));
  schema.fields.back().format = "%m/%d/%Y";
  schema.fields.push_back(field_of("daytype", TypeKind::text, true));
  schema.fields.push_back(field_of("rides", TypeKind::int64, true));
  WriterOptions options;
  options.dialect.emplace();
  for (const Field& field : schema.fields) {
    options.dialect->columns.push_back({field.name, false, false, ""});
  }
  const Buffer file = write_rows(random_rows(schema, 1, 3), options);
  CAPTURE(file.size());
  CHECK(file.size() < 1536);
}

TEST_CASE("file: twenty thousand columns cost little") {
  Schema schema;
  schema.name = "Wide";
  for (int i = 0; i < 20'000; ++i) {
    std::string name = "c";
    name += std::to_string(i);
    schema.fields.push_back(field_of(name, TypeKind::int32));
  }
  const Batch rows = random_rows(schema, 3, 1);
  const Buffer file = write_rows(rows);
  CAPTURE(file.size());
  CHECK(file.size() < 20'000 * 200);
  CHECK(same_rows(read_rows(file_of(file.bytes())), rows));
  ReaderOptions last;
  last.columns = {"c19999", "c0"};
  CHECK(same_rows(read_rows(file_of(file.bytes()), last), select(rows, last.columns)));
}
