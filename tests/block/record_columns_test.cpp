// SPDX-License-Identifier: Apache-2.0
// Columns to records and back: strides, arrays, booleans, and values that cannot be.
#include "block/record_columns.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include <sprat/error.hpp>

#include "base/bytes.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Type type_of(TypeKind kind, std::uint32_t length = 0) {
  Type type;
  type.kind = kind;
  type.length = length;
  return type;
}

Type array_of(const Type& element, std::uint32_t length) {
  Type type = type_of(TypeKind::array, length);
  type.fields.push_back({.name = "item", .type = element});
  return type;
}

Column column_of(const Type& type, const std::vector<std::uint8_t>& bytes, std::size_t rows) {
  const bool is_array = type.kind == TypeKind::array;
  const Type& element = is_array ? type.fields.front().type : type;
  Column values;
  if (element.kind == TypeKind::boolean) {
    values = boolean_column(std::vector<bool>(bytes.begin(), bytes.end()));
  } else {
    values.values.assign(std::as_bytes(std::span(bytes)));
    values.length = bytes.size() / fixed_width(element);
  }
  if (!is_array) return values;
  Column column;
  column.length = rows;
  column.children.push_back(std::move(values));
  return column;
}

// `rows` values of the type, of bytes that are no fault in any.
std::vector<std::uint8_t> sample(const Type& type, std::size_t rows) {
  std::mt19937 random(7);
  std::vector<std::uint8_t> bytes(rows * field_bytes(type));
  for (auto& byte : bytes)
    byte = static_cast<std::uint8_t>(random() % (has_faults(type) ? 2 : 256));
  return bytes;
}

constexpr std::size_t kStep = 24;

}  // namespace

TEST_CASE("record columns: every width comes back from records, and nothing beside it is touched") {
  const Type type = GENERATE(
      type_of(TypeKind::int8), type_of(TypeKind::uint16), type_of(TypeKind::date),
      type_of(TypeKind::float64), type_of(TypeKind::boolean), type_of(TypeKind::fixed_text, 3),
      type_of(TypeKind::fixed_text, 16), array_of(type_of(TypeKind::int16), 3),
      array_of(type_of(TypeKind::boolean), 5), array_of(type_of(TypeKind::fixed_text, 2), 4));
  const std::size_t rows = GENERATE(0U, 1U, 7U, 8U, 9U, 1023U, 1024U, 1025U);
  const std::vector<std::uint8_t> bytes = sample(type, rows);
  const Column column = column_of(type, bytes, rows);
  std::vector<std::byte> records(rows * kStep + 5, std::byte{0xee});
  scatter_column(type, column, records.data() + 5, kStep);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::byte* field = records.data() + 5 + row * kStep;
    REQUIRE(std::memcmp(field, bytes.data() + row * field_bytes(type), field_bytes(type)) == 0);
    REQUIRE(field[field_bytes(type)] == std::byte{0xee});
  }
  Column back;
  gather_column(type, records.data() + 5, kStep, rows, back);
  Batch left;
  left.schema = std::make_shared<const Schema>(
      Schema{.name = "One", .fields = {Field{.name = "one", .type = type}}});
  left.rows = rows;
  Batch right = left;
  left.columns.push_back(column);
  right.columns.push_back(back);
  CHECK(same_rows(left, right));
}

TEST_CASE("record columns: a value that cannot be is told by its row") {
  Column into;
  std::array<std::byte, 30> records{};
  records[13] = std::byte{2};
  CHECK(message_of<CorruptError>([&] {
          gather_column(type_of(TypeKind::boolean), records.data() + 3, 10, 2, into);
        }) == "row 1 of the block holds a boolean that is neither 0 nor 1");
  CHECK(message_of<CorruptError>([&] {
          gather_column(array_of(type_of(TypeKind::boolean), 3), records.data() + 1, 10, 2, into);
        }) == "row 1 of the block holds a boolean that is neither 0 nor 1");
  records[22] = std::byte{0xff};
  CHECK(message_of<CorruptError>([&] {
          gather_column(type_of(TypeKind::fixed_text, 4), records.data(), 10, 3, into);
        }) == "row 2 of the block is not UTF-8");
  CHECK(message_of<CorruptError>([&] {
          gather_column(array_of(type_of(TypeKind::fixed_text, 2), 2), records.data(), 10, 3, into);
        }) == "row 2 of the block is not UTF-8");
}
