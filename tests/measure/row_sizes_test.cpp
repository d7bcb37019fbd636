// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <string>

#include <sprat/row_sizes.hpp>
#include <sprat/writer.hpp>

#include "measure/python_sizes.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;
using namespace sprat::measuring;

Schema schema_of(const std::string& fields) {
  return parse_schema("struct Point { x: double; y: float; } table Row { " + fields +
                      " } root_type Row;");
}

RowSizes measured(const Batch& rows) {
  Buffer file;
  BatchWriter writer(memory_sink(file), *rows.schema);
  writer.write(rows);
  writer.close();
  BatchReader reader(memory_source(file.bytes()));
  return measure_row_sizes(reader, *rows.schema);
}

TEST_CASE("row sizes: fields lie as in a C++ struct, and gaps between them are padding") {
  const RowSizes sizes = row_sizes(schema_of("a: bool; b: int; c: short; d: double; e: byte;"));
  REQUIRE(sizes.fields.size() == 5);
  CHECK(sizes.fields[0].padding == 3);
  CHECK(sizes.fields[1].offset == 4);
  CHECK(sizes.fields[2].padding == 6);
  CHECK(sizes.fields[3].offset == 16);
  CHECK(sizes.fields[4].padding == 7);
  CHECK(sizes.record_bytes == 32);
  CHECK(sizes.padding_bytes() == 16);
  CHECK(sizes.rows == 0);
}

TEST_CASE("row sizes: a schema alone tells the least that its values take") {
  const RowSizes sizes =
      row_sizes(schema_of("a: bool; b: int; c: double; d: string; e: int (date); p: Point;"));
  CHECK(sizes.python_tuple_bytes() == 40 + 6 * 8 + 28 + 24 + 49 + 32 + (40 + 2 * 8 + 24 + 24));
}

TEST_CASE("row sizes: texts and big integers of the rows count, nulls do not") {
  Batch rows;
  rows.schema = std::make_shared<const Schema>(schema_of("n: long = null; t: string;"));
  rows.rows = 4;
  rows.columns.push_back(
      fixed_column<std::int64_t>({1, 1000, std::int64_t{1} << 40, 5}, {true, true, true, false}));
  rows.columns.push_back(text_column({"abc", std::nullopt, "", "grün"}));
  const RowSizes sizes = measured(rows);
  CHECK(sizes.rows == 4);
  CHECK(sizes.fields[0].python_bytes == (0 + 28 + 32 + 0) / 4.0);
  CHECK(sizes.fields[1].python_bytes == (52 + 0 + 0 + 77) / 4.0);
  CHECK(sizes.fields[1].viewed_bytes == (3 + 0 + 0 + 5) / 4.0);
  CHECK(sizes.fields[0].viewed_bytes == 0);
}

TEST_CASE("row sizes: no rows at all have no averages") {
  Batch rows;
  rows.schema = std::make_shared<const Schema>(schema_of("t: string;"));
  rows.columns.push_back(text_column({}));
  CHECK(measured(rows).viewed_bytes() == 0);
}

TEST_CASE("python sizes: integers grow by digits of 30 bits, small ones are shared") {
  CHECK(python_integer_bytes(std::int64_t{-5}) == 0);
  CHECK(python_integer_bytes(std::int64_t{256}) == 0);
  CHECK(python_integer_bytes(std::int64_t{-6}) == 28);
  CHECK(python_integer_bytes(std::int64_t{257}) == 28);
  CHECK(python_integer_bytes((std::int64_t{1} << 30) - 1) == 28);
  CHECK(python_integer_bytes(std::int64_t{1} << 30) == 32);
  CHECK(python_integer_bytes(INT64_MIN) == 36);
  CHECK(python_integer_bytes(UINT64_MAX) == 36);
  CHECK(python_integer_bytes(std::string_view("-5")) == 0);
  CHECK(python_integer_bytes(std::string_view("123456789012345678901234567890")) == 40);
}

}  // namespace
