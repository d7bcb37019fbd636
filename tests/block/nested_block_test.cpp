// SPDX-License-Identifier: Apache-2.0
// Blocks of lists and arrays whose chunks hold other lists than the type allows.
#include "block/block.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Schema schema_of(TypeKind kind, const Type& element, std::uint32_t length = 0) {
  Field item;
  item.name = "item";
  item.type = element;
  Field field;
  field.name = "values";
  field.type.kind = kind;
  field.type.length = length;
  field.type.fields = {item};
  field.nullable = true;
  Schema schema;
  schema.name = "Nested";
  schema.fields = {field};
  return schema;
}

Type type_of(TypeKind kind, std::uint32_t length = 0) {
  Type type;
  type.kind = kind;
  type.length = length;
  return type;
}

// Rows of so many elements, all of them zero.
Batch zeros(const Schema& schema, const std::vector<std::int32_t>& lengths) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = lengths.size();
  Column& lists = batch.columns.emplace_back();
  lists.length = lengths.size();
  std::int32_t end = 0;
  lists.offsets.append_value(end);
  for (const std::int32_t length : lengths) lists.offsets.append_value(end += length);
  Column& elements = lists.children.emplace_back();
  elements.length = static_cast<std::size_t>(end);
  elements.values.resize_zeroed(elements.length * 8);
  return batch;
}

void set_null(Column& column, std::size_t row) {
  column.validity.resize_zeroed((column.length + 7) / 8);
  for (std::size_t i = 0; i < column.length; ++i) {
    if (i != row) column.validity.data()[i / 8] |= std::byte{1} << (i % 8);
  }
  column.null_count = 1;
}

// Encodes rows of one schema and decodes the block as if it were of another.
Column decoded(const Batch& batch, const Schema& as, const Limits& limits = Limits()) {
  EncodedBlock block;
  BlockEncoder(*batch.schema, Effort::standard).encode(batch, block);
  BlockDecoder decoder(as, limits);
  decoder.open(block.directory.bytes(), block.rows, block.directory.size() + block.chunks.size());
  Column column;
  decoder.decode(0, block.chunks.bytes(), column);
  return column;
}

const Type kLong = type_of(TypeKind::int64);

}  // namespace

TEST_CASE("nested block: lists of an array's length are read as arrays, nulls get elements too") {
  Batch lists = zeros(schema_of(TypeKind::list, kLong), {3, 0, 3});
  set_null(lists.columns[0], 1);
  const Column arrays = decoded(lists, schema_of(TypeKind::array, kLong, 3));
  CHECK(arrays.length == 3);
  CHECK(arrays.null_count == 1);
  CHECK(arrays.offsets.empty());
  CHECK(arrays.children.at(0).length == 9);
  CHECK(arrays.children[0].values.size() == 72);
}

TEST_CASE("nested block: an array of another length, or a null that has elements, is refused") {
  const Schema arrays = schema_of(TypeKind::array, kLong, 3);
  const auto message = [&](const std::vector<std::int32_t>& lengths) {
    const Batch lists = zeros(schema_of(TypeKind::list, kLong), lengths);
    return message_of<CorruptError>([&] { decoded(lists, arrays); });
  };
  CHECK(contains(message({3, 2, 3}), "column values: an array has another number of elements"));
  CHECK(contains(message({3, 6}), "another number of elements"));
  CHECK(contains(message({0}), "another number of elements"));
}

TEST_CASE("nested block: elements beyond the reader's limit are refused before they are made") {
  Limits limits;
  limits.block_bytes = 1 << 20;
  const Schema lists = schema_of(TypeKind::list, kLong);
  const Batch batch = zeros(lists, {100'000, 100'000});
  CHECK_THROWS_AS(decoded(batch, lists, limits), Error);
  CHECK(decoded(batch, lists).children.at(0).length == 200'000);
}

TEST_CASE("nested block: a text of fixed length that repeats cannot ask for more than the limit") {
  // Small in the file and as text: every element is the same entry of a dictionary.
  constexpr std::uint32_t kLength = 60'000;
  Batch batch = zeros(schema_of(TypeKind::list, type_of(TypeKind::text)),
                      std::vector<std::int32_t>(200'000, 1));
  Column& elements = batch.columns[0].children[0];
  elements.values.clear();
  elements.values.resize_zeroed(kLength);
  elements.offsets.append_value(std::int32_t{0});
  elements.offsets.append_value(static_cast<std::int32_t>(kLength));
  elements.codes.resize_zeroed(elements.length * sizeof(std::uint32_t));
  const Schema fixed = schema_of(TypeKind::list, type_of(TypeKind::fixed_text, kLength));
  CHECK(contains(message_of<CorruptError>([&] { decoded(batch, fixed); }), "column values"));
}

TEST_CASE("nested block: what a null list or array holds changes nothing") {
  for (const TypeKind kind : {TypeKind::list, TypeKind::array}) {
    const Schema schema = schema_of(kind, kLong, kind == TypeKind::array ? 2 : 0);
    Batch clean = zeros(schema, {2, 2, 2});
    set_null(clean.columns[0], 1);
    if (kind == TypeKind::array) clean.columns[0].offsets.clear();
    Batch dirty = clean;
    dirty.columns[0].children[0].values.as<std::int64_t>()[2] = 77;
    EncodedBlock left;
    EncodedBlock right;
    BlockEncoder encoder(schema, Effort::standard);
    encoder.encode(clean, left);
    encoder.encode(dirty, right);
    CHECK(std::equal(left.chunks.bytes().begin(), left.chunks.bytes().end(),
                     right.chunks.bytes().begin(), right.chunks.bytes().end()));
    CHECK(left.decoded_bytes == right.decoded_bytes);
    CHECK(decoded(dirty, schema).children.at(0).length == (kind == TypeKind::array ? 6 : 4));
  }
}
