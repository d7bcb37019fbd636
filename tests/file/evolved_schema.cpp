// SPDX-License-Identifier: Apache-2.0
#include "file/evolved_schema.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

#include "schema/column_types.hpp"

using namespace sprat;

namespace {

using Random = std::mt19937_64;

bool chance(Random& random, std::uint64_t one_in) {
  return random() % one_in == 0;
}

std::vector<TypeKind> wider_kinds(TypeKind kind) {
  using enum TypeKind;
  switch (kind) {
    case int8:
      return {int16, int32, int64, float64};
    case uint8:
      return {uint16, int16, uint32, int32, uint64, int64, float64};
    case int16:
      return {int32, int64, float64};
    case uint16:
      return {uint32, int32, uint64, int64, float64};
    case int32:
      return {int64, float64};
    case uint32:
      return {uint64, int64, float64};
    case float32:
      return {float64};
    default:
      return {};
  }
}

void widen(Type& type, Random& random) {
  if (has_elements(type)) return widen(type.fields.front().type, random);
  if (type.kind == TypeKind::fixed_text) type.length += static_cast<std::uint32_t>(random() % 60);
  const std::vector<TypeKind> kinds = wider_kinds(type.kind);
  if (!kinds.empty()) type.kind = kinds[random() % kinds.size()];
}

void evolve(std::vector<Field>& fields, bool in_record, Random& random) {
  if (in_record) std::erase_if(fields, [&](const Field&) { return chance(random, 5); });
  for (Field& field : fields) {
    if (chance(random, 4)) {
      field.renamed_from = field.name;
      field.name = "new_" + field.name;
    }
    if (field.type.kind == TypeKind::structure) {
      field.type.name += "Evolved" + std::to_string(random());
      evolve(field.type.fields, false, random);
    } else if (chance(random, 2)) {
      widen(field.type, random);
    }
    if (in_record && chance(random, 3)) field.nullable = true;
  }
  std::shuffle(fields.begin(), fields.end(), random);
}

std::string spelled_number(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%a", value);
  return value != value ? "nan" : text;
}

template <class T>
std::string spelled_integer(const Column& column, std::size_t row, bool as_double) {
  const T value = column.value<T>(row);
  return as_double ? spelled_number(static_cast<double>(value)) : std::to_string(value);
}

std::string spelled_value(const Column& column, const Type& type, const Type& wanted,
                          std::size_t row) {
  const bool as_double = wanted.kind == TypeKind::float64;
  switch (type.kind) {
    case TypeKind::boolean:
      return column.boolean(row) ? "true" : "false";
    case TypeKind::float32:
      return spelled_number(double{column.value<float>(row)});
    case TypeKind::float64:
      return spelled_number(column.value<double>(row));
    case TypeKind::fixed_text: {
      const auto* text = reinterpret_cast<const char*>(column.values.data()) + row * type.length;
      std::string spelled(text, type.length);
      spelled.resize(wanted.length);
      return spelled;
    }
    default:
      break;
  }
  if (is_variable_width(type)) return std::string(column.text(row));
  switch (fixed_width(type)) {
    case 1:
      return is_signed(type) ? spelled_integer<std::int8_t>(column, row, as_double)
                             : spelled_integer<std::uint8_t>(column, row, as_double);
    case 2:
      return is_signed(type) ? spelled_integer<std::int16_t>(column, row, as_double)
                             : spelled_integer<std::uint16_t>(column, row, as_double);
    case 4:
      return is_signed(type) ? spelled_integer<std::int32_t>(column, row, as_double)
                             : spelled_integer<std::uint32_t>(column, row, as_double);
    default:
      return is_signed(type) ? spelled_integer<std::int64_t>(column, row, as_double)
                             : spelled_integer<std::uint64_t>(column, row, as_double);
  }
}

std::string spelled_row(const Column& column, const Type& type, const Type& wanted,
                        std::size_t row) {
  if (!has_elements(type)) return spelled_value(column, type, wanted, row);
  std::size_t begin = row * type.length;
  std::size_t end = begin + type.length;
  if (type.kind == TypeKind::list) {
    begin = static_cast<std::size_t>(column.offsets.as<std::int32_t>()[row]);
    end = static_cast<std::size_t>(column.offsets.as<std::int32_t>()[row + 1]);
  }
  std::string text = "[";
  for (std::size_t i = begin; i < end; ++i) {
    text += spelled_value(column.children[0], element_type(type), element_type(wanted), i) + "|";
  }
  return text + "]";
}

}  // namespace

Schema evolved_schema(const Schema& schema, std::uint64_t seed) {
  Random random(seed);
  Schema evolved = schema;
  evolve(evolved.fields, true, random);
  for (const char* name : {"added_1", "added_2", "added_3"}) {
    if (chance(random, 2)) continue;
    Field field;
    field.name = name;
    field.type.kind = chance(random, 2) ? TypeKind::text : TypeKind::int16;
    field.nullable = chance(random, 2);
    if (!field.nullable) field.default_value = "42";
    evolved.fields.insert(evolved.fields.begin(), field);
  }
  return evolved;
}

std::vector<std::string> spelled_rows(const Column& column, const Type& type, const Type& wanted) {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < column.length; ++row) {
    rows.push_back(column.is_null(row) ? "null" : spelled_row(column, type, wanted, row));
  }
  return rows;
}
