// SPDX-License-Identifier: Apache-2.0
#include "file/random_rows.hpp"

#include <iterator>
#include <limits>
#include <random>
#include <span>
#include <utility>

#include "schema/column_types.hpp"

using namespace sprat;

namespace {

using Random = std::mt19937_64;

// How a column's values follow on each other.
enum class Shape { constant, few, runs, sequence, wide };

std::uint64_t below(Random& random, std::uint64_t end) {
  return random() % end;
}

// The number of the value that a row holds; equal numbers make equal values.
std::vector<std::uint64_t> value_numbers(std::size_t rows, Shape shape, Random& random) {
  std::vector<std::uint64_t> numbers(rows);
  std::uint64_t current = random();
  for (std::uint64_t& number : numbers) {
    if (shape == Shape::few) current = below(random, 7);
    if (shape == Shape::runs && below(random, 20) == 0) current = random();
    if (shape == Shape::sequence) current += below(random, 3);
    if (shape == Shape::wide) current = random();
    number = current;
  }
  return numbers;
}

std::string random_text(std::uint64_t number) {
  if (number % 11 == 0) return {};
  static const char* const kParts[] = {"a",         "route ",    "Überlänge", "\xF0\x9F\x90\x9F",
                                       "x,\"y\"\n", "0123456789"};
  Random random(number);
  std::string text;
  for (std::uint64_t i = below(random, 8) + 1; i > 0; --i) text += kParts[below(random, 6)];
  return text;
}

std::string integer_text(std::uint64_t number) {
  std::string text = std::to_string(static_cast<std::int64_t>(number));
  return number % 3 == 0 && number != 0 ? text + "000000000000001" : text;
}

double floating_value(std::uint64_t number) {
  switch (number % 9) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return -0.0;
    case 2:
      return number % 2 == 0 ? std::numeric_limits<double>::infinity() : -1e300;
    default:
      return static_cast<double>(static_cast<std::int32_t>(number)) / 100.0;
  }
}

void append_text_value(const std::string& text, Column& column) {
  if (column.offsets.empty()) column.offsets.append_value(std::int32_t{0});
  column.values.append(std::as_bytes(std::span(text)));
  column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
}

void append_fixed_value(const Type& type, std::uint64_t number, Column& column) {
  if (type.kind == TypeKind::float32) {
    column.values.append_value(static_cast<float>(floating_value(number)));
  } else if (type.kind == TypeKind::float64) {
    column.values.append_value(floating_value(number));
  } else if (type.kind == TypeKind::fixed_text) {
    std::string text = std::to_string(number % 100'000);
    text.resize(type.length, '.');
    column.values.append(std::as_bytes(std::span(text)));
  } else {
    const auto* bytes = reinterpret_cast<const std::byte*>(&number);
    column.values.append({bytes, fixed_width(type)});
  }
}

void append_value(const Type& type, std::uint64_t number, Column& column) {
  if (type.kind == TypeKind::boolean) {
    column.values.resize_zeroed(column.length / 8 + 1);
    if (number % 2 == 1) {
      column.values.data()[column.length / 8] |= std::byte{1} << (column.length % 8);
    }
  } else if (type.kind == TypeKind::integer) {
    append_text_value(integer_text(number), column);
  } else if (is_variable_width(type)) {
    append_text_value(random_text(number), column);
  } else {
    append_fixed_value(type, number, column);
  }
  ++column.length;
}

void append_validity(std::size_t rows, std::uint64_t null_of, Random& random, Column& column) {
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_null = null_of != 0 && below(random, null_of) == 0;
    column.validity.resize_zeroed(row / 8 + 1);
    if (!is_null) column.validity.data()[row / 8] |= std::byte{1} << (row % 8);
    column.null_count += is_null ? 1 : 0;
  }
}

void append_validity(std::size_t rows, Random& random, Column& column) {
  // None null, all null, some null.
  static constexpr std::uint64_t kNullOf[] = {0, 1, 2, 10};
  append_validity(rows, kNullOf[below(random, 4)], random, column);
}

Column random_values(const Type& type, std::size_t count, Random& random) {
  Column column;
  const auto shape = static_cast<Shape>(below(random, 5));
  for (const std::uint64_t number : value_numbers(count, shape, random)) {
    append_value(type, number, column);
  }
  if (count == 0 && is_variable_width(type)) column.offsets.append_value(std::int32_t{0});
  return column;
}

// Up to five elements a row, none in a null.
Column random_lists(const Type& type, std::size_t rows, Column column, Random& random) {
  std::int32_t end = 0;
  column.offsets.append_value(end);
  for (std::size_t row = 0; row < rows; ++row) {
    if (!column.is_null(row)) end += static_cast<std::int32_t>(below(random, 6));
    column.offsets.append_value(end);
  }
  column.children.push_back(
      random_values(type.fields[0].type, static_cast<std::size_t>(end), random));
  column.length = rows;
  return column;
}

Column random_column(const Field& field, std::size_t rows, Random& random) {
  const Type& type = field.type;
  if (type.kind == TypeKind::list) {
    Column column;
    if (field.nullable) append_validity(rows, random, column);
    return random_lists(type, rows, std::move(column), random);
  }
  Column column;
  if (type.kind == TypeKind::array) {
    column.children.push_back(random_values(type.fields[0].type, rows * type.length, random));
    column.length = rows;
  } else {
    column = random_values(type, rows, random);
  }
  if (field.nullable) append_validity(rows, random, column);
  return column;
}

// The columns of a nullable struct are null together.
void share_nulls(const Schema& schema, std::vector<Column>& columns) {
  std::size_t first = 0;
  for (const Field& field : schema.fields) {
    const std::size_t count = count_columns(field.type);
    for (std::size_t i = first + 1; field.nullable && i < first + count; ++i) {
      columns[i].validity = columns[first].validity;
      columns[i].null_count = columns[first].null_count;
    }
    first += count;
  }
}

Type holder(TypeKind kind, Type element) {
  Type type;
  type.kind = kind;
  if (kind == TypeKind::array) type.length = 3;
  type.fields.resize(1);
  type.fields[0].name = "item";
  type.fields[0].type = std::move(element);
  return type;
}

std::vector<Type> every_type() {
  std::vector<Type> types;
  for (auto kind = TypeKind::boolean; kind <= TypeKind::integer;
       kind = static_cast<TypeKind>(static_cast<int>(kind) + 1)) {
    Type type;
    type.kind = kind;
    if (kind == TypeKind::fixed_text) type.length = 5;
    if (kind == TypeKind::decimal) type.scale = 2;
    types.push_back(type);
    if (kind != TypeKind::time && kind != TypeKind::timestamp) continue;
    types.back().unit = TimeUnit::millisecond;
    type.unit = TimeUnit::nanosecond;
    if (kind == TypeKind::timestamp) type.time_zone = "Europe/Berlin";
    types.push_back(type);
  }
  return types;
}

}  // namespace

Field field_of(const std::string& name, TypeKind kind, bool nullable) {
  Field field;
  field.name = name;
  field.type.kind = kind;
  field.nullable = nullable;
  return field;
}

Schema every_type_schema() {
  Schema schema;
  schema.name = "test.Everything";
  for (const Type& type : every_type()) {
    for (const bool nullable : {false, true}) {
      const std::string name = "field_" + std::to_string(schema.fields.size());
      schema.fields.push_back(field_of(name, type.kind, nullable));
      schema.fields.back().type = type;
    }
  }
  return schema;
}

Schema nested_schema() {
  Schema schema;
  schema.name = "test.Nested";
  const auto add = [&](Type type, bool nullable) {
    Field& field = schema.fields.emplace_back();
    field.name = "nested_" + std::to_string(schema.fields.size() - 1);
    field.type = std::move(type);
    field.nullable = nullable;
  };
  for (const Type& element : every_type()) {
    if (element.kind == TypeKind::bytes) continue;
    add(holder(TypeKind::list, element), schema.fields.size() % 4 == 0);
    add(holder(TypeKind::array, element), schema.fields.size() % 4 == 1);
  }
  Type inner;
  inner.kind = TypeKind::structure;
  inner.name = "test.Inner";
  inner.fields = {field_of("x", TypeKind::float64), field_of("flag", TypeKind::boolean)};
  Type outer;
  outer.kind = TypeKind::structure;
  outer.name = "test.Outer";
  outer.fields = {field_of("id", TypeKind::int32), field_of("inner", TypeKind::structure),
                  field_of("codes", TypeKind::array)};
  outer.fields[1].type = inner;
  outer.fields[2].type = holder(TypeKind::array, field_of("item", TypeKind::int16).type);
  add(inner, false);
  add(outer, true);
  add(outer, false);
  return schema;
}

Schema everything_schema() {
  Schema schema = every_type_schema();
  for (Field& field : nested_schema().fields) schema.fields.push_back(std::move(field));
  return schema;
}

Batch random_rows(const Schema& schema, std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = rows;
  for (const Field& column : schema_columns(schema)) {
    batch.columns.push_back(random_column(column, rows, random));
  }
  share_nulls(schema, batch.columns);
  return batch;
}
