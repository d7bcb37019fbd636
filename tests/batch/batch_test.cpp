// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <vector>

#include <sprat/batch.hpp>

#include "support/catch.hpp"

namespace sprat {
namespace {

using Texts = std::vector<std::optional<std::string>>;

void set_validity(Column& column, const std::vector<bool>& valid) {
  column.validity.resize_zeroed((valid.size() + 7) / 8);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i]) column.validity.data()[i / 8] |= std::byte{1} << (i % 8);
    if (!valid[i]) ++column.null_count;
  }
  if (column.null_count == 0) column.validity.clear();
}

Column text_column(const Texts& texts) {
  Column column;
  std::vector<bool> valid;
  column.offsets.append_value(std::int32_t{0});
  for (const auto& text : texts) {
    const std::string& value = text ? *text : std::string();
    column.values.append(std::as_bytes(std::span(value)));
    column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
    valid.push_back(text.has_value());
  }
  column.length = texts.size();
  set_validity(column, valid);
  return column;
}

Column dictionary_column(const std::vector<std::string>& entries,
                         const std::vector<std::uint32_t>& codes) {
  Column column = text_column(Texts(entries.begin(), entries.end()));
  for (const std::uint32_t code : codes) column.codes.append_value(code);
  column.length = codes.size();
  return column;
}

Batch batch_of(TypeKind kind, Column column) {
  Schema schema{
      .name = "Row", .fields = {Field{.name = "value", .type = {.kind = kind}}}, .doc = {}};
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = column.length;
  batch.columns.push_back(std::move(column));
  return batch;
}

TEST_CASE("batch: rows gathered in pieces are the same rows") {
  const Texts texts = {"3", std::nullopt, "", "X28", "49B", std::nullopt, "9", "a", "b", "c"};
  const Batch whole = batch_of(TypeKind::text, text_column(texts));
  for (std::size_t piece = 1; piece <= texts.size(); ++piece) {
    Batch gathered;
    gathered.schema = whole.schema;
    for (std::size_t first = 0; first < texts.size(); first += piece) {
      append_rows(whole, first, std::min(piece, texts.size() - first), gathered);
    }
    CHECK(same_rows(whole, gathered));
    CHECK(gathered.columns[0].null_count == 2);
  }
}

TEST_CASE("batch: booleans keep their bits when they are appended at any place") {
  Column flags;
  flags.values.append_value(std::uint16_t{0b1011001110});
  flags.length = 10;
  const Batch whole = batch_of(TypeKind::boolean, flags);
  for (std::size_t cut = 0; cut <= 10; ++cut) {
    Batch gathered;
    gathered.schema = whole.schema;
    append_rows(whole, 0, cut, gathered);
    append_rows(whole, cut, 10 - cut, gathered);
    CHECK(same_rows(whole, gathered));
  }
}

TEST_CASE("batch: a dictionary column equals the same texts spelled out, and can be appended to") {
  const Batch coded = batch_of(TypeKind::text, dictionary_column({"U", "W"}, {0, 1, 1, 0}));
  const Batch plain = batch_of(TypeKind::text, text_column({"U", "W", "W", "U"}));
  CHECK(same_rows(coded, plain));

  Batch gathered = coded;
  append_rows(plain, 2, 2, gathered);
  CHECK(same_rows(gathered, batch_of(TypeKind::text, text_column({"U", "W", "W", "U", "W", "U"}))));
}

TEST_CASE("batch: what a null's slot holds does not matter, that it is null does") {
  Batch left = batch_of(TypeKind::text, text_column({"a", std::nullopt}));
  Batch right = batch_of(TypeKind::text, text_column({"a", "b"}));
  CHECK_FALSE(same_rows(left, right));
  set_validity(right.columns[0], {true, false});
  CHECK(same_rows(left, right));
}

TEST_CASE("batch: clearing forgets the rows and keeps the memory") {
  Batch batch = batch_of(TypeKind::text, text_column({"some text", std::nullopt}));
  const std::size_t capacity = batch.columns[0].values.capacity();
  batch.clear();
  CHECK(batch.rows == 0);
  CHECK(decoded_bytes(batch) == 0);
  CHECK(batch.columns[0].null_count == 0);
  CHECK(batch.columns[0].values.capacity() == capacity);
}

Type holder(TypeKind kind, TypeKind element, std::uint32_t length = 0) {
  Type type;
  type.kind = kind;
  type.length = length;
  type.fields = {Field{.name = "item", .type = {.kind = element}}};
  return type;
}

Batch nested_batch(const Type& type, Column column) {
  Batch batch = batch_of(TypeKind::text, std::move(column));
  Schema schema = *batch.schema;
  schema.fields[0].type = type;
  schema.fields[0].nullable = true;
  batch.schema = std::make_shared<const Schema>(schema);
  return batch;
}

void check_gathered_by_pieces(const Batch& whole) {
  for (std::size_t piece = 1; piece <= whole.rows; ++piece) {
    Batch gathered;
    gathered.schema = whole.schema;
    for (std::size_t first = 0; first < whole.rows; first += piece) {
      append_rows(whole, first, std::min(piece, whole.rows - first), gathered);
    }
    CHECK(same_rows(whole, gathered));
    gathered.clear();
    CHECK(decoded_bytes(gathered) == 0);
  }
}

TEST_CASE("batch: lists gathered in pieces are the same lists, empty and null ones too") {
  Column lists;
  for (const std::int32_t offset : {0, 2, 2, 2, 5}) lists.offsets.append_value(offset);
  lists.children.push_back(text_column({"a", "", "b", "a", "c"}));
  lists.length = 4;
  set_validity(lists, {true, true, false, true});
  const Type type = holder(TypeKind::list, TypeKind::text);
  const Batch whole = nested_batch(type, lists);
  check_gathered_by_pieces(whole);
  Column coded = lists;
  coded.children[0] = dictionary_column({"b", "a", "", "c"}, {1, 2, 0, 1, 3});
  check_gathered_by_pieces(nested_batch(type, coded));
  CHECK(same_rows(whole, nested_batch(type, coded)));
  coded.children[0].codes.as<std::uint32_t>()[4] = 0;
  CHECK_FALSE(same_rows(whole, nested_batch(type, coded)));
  Column shifted = lists;
  shifted.offsets.as<std::int32_t>()[1] = 1;
  CHECK_FALSE(same_rows(whole, nested_batch(type, shifted)));
}

TEST_CASE("batch: arrays of booleans keep their bits, wherever they are appended") {
  Column arrays;
  arrays.children.resize(1);
  arrays.children[0].values.append_value(std::uint16_t{0b101100111010});
  arrays.children[0].length = 12;
  arrays.length = 4;
  set_validity(arrays, {true, false, true, true});
  check_gathered_by_pieces(nested_batch(holder(TypeKind::array, TypeKind::boolean, 3), arrays));
}

TEST_CASE("batch: a struct's columns are appended one by one") {
  Schema schema = *batch_of(TypeKind::text, text_column({})).schema;
  schema.fields[0].type = holder(TypeKind::structure, TypeKind::text);
  schema.fields[0].type.fields.push_back(Field{.name = "x", .type = {.kind = TypeKind::int16}});
  Batch whole;
  whole.schema = std::make_shared<const Schema>(schema);
  whole.columns = {text_column({"a", "b", "c"}), Column()};
  for (std::int16_t x = 0; x < 3; ++x) whole.columns[1].values.append_value(x);
  whole.columns[1].length = whole.rows = 3;
  Batch gathered;
  gathered.schema = whole.schema;
  append_rows(whole, 0, 1, gathered);
  append_rows(whole, 1, 2, gathered);
  CHECK(same_rows(whole, gathered));
  gathered.columns[1].values.as<std::int16_t>()[2] = 7;
  CHECK_FALSE(same_rows(whole, gathered));
}

}  // namespace
}  // namespace sprat
