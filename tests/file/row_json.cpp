// SPDX-License-Identifier: Apache-2.0
#include "file/row_json.hpp"

#include <cstdio>
#include <string_view>

#include "batch/element_range.hpp"
#include "schema/column_types.hpp"

using namespace sprat;

namespace {

std::string hex_byte(char value) {
  char text[8];
  std::snprintf(text, sizeof text, "%02x",
                static_cast<unsigned>(static_cast<unsigned char>(value)));
  return text;
}

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') json += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      json += "\\u00" + hex_byte(c);
    } else {
      json += c;
    }
  }
  json += '"';
  return json;
}

std::string hexadecimal(std::string_view bytes) {
  std::string digits;
  for (const char byte : bytes) digits += hex_byte(byte);
  return quoted(digits);
}

std::string floating(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%a", value);
  return quoted(value != value ? "nan" : text);
}

template <class Integer>
std::string integer(const Column& column, std::size_t row) {
  return std::to_string(column.value<Integer>(row));
}

std::string integral_json(const Type& type, const Column& column, std::size_t row) {
  const bool sign = is_signed(type);
  switch (fixed_width(type)) {
    case 1:
      return sign ? integer<std::int8_t>(column, row) : integer<std::uint8_t>(column, row);
    case 2:
      return sign ? integer<std::int16_t>(column, row) : integer<std::uint16_t>(column, row);
    case 4:
      return sign ? integer<std::int32_t>(column, row) : integer<std::uint32_t>(column, row);
    default:
      return sign ? integer<std::int64_t>(column, row) : integer<std::uint64_t>(column, row);
  }
}

std::string value_json(const Type& type, const Column& column, std::size_t row);

std::string elements_json(const Type& type, const Column& column, std::size_t row) {
  const ElementRange elements = element_range(type, column, row, 1);
  std::string json = "[";
  for (std::size_t i = 0; i < elements.count; ++i) {
    json += i == 0 ? "" : ", ";
    json += value_json(type.fields[0].type, column.children[0], elements.first + i);
  }
  return json + "]";
}

std::string value_json(const Type& type, const Column& column, std::size_t row) {
  if (column.is_null(row)) return "null";
  switch (type.kind) {
    case TypeKind::list:
    case TypeKind::array:
      return elements_json(type, column, row);
    case TypeKind::boolean:
      return column.boolean(row) ? "true" : "false";
    case TypeKind::float32:
      return floating(static_cast<double>(column.value<float>(row)));
    case TypeKind::float64:
      return floating(column.value<double>(row));
    case TypeKind::text:
    case TypeKind::integer:
      return quoted(column.text(row));
    case TypeKind::bytes:
      return hexadecimal(column.text(row));
    case TypeKind::fixed_text:
      return quoted(
          {reinterpret_cast<const char*>(column.values.data()) + row * type.length, type.length});
    default:
      return integral_json(type, column, row);
  }
}

std::string field_json(const Field& field) {
  const Type& type = field.type;
  return "{\"name\": " + quoted(field.name) +
         ", \"kind\": " + std::to_string(static_cast<int>(type.kind)) +
         ", \"nullable\": " + (field.nullable ? "true" : "false") +
         ", \"unit\": " + std::to_string(static_cast<int>(type.unit)) +
         ", \"scale\": " + std::to_string(type.scale) +
         ", \"length\": " + std::to_string(type.length) +
         (has_elements(type) ? ", \"element\": " + field_json(type.fields[0]) : "") + "}";
}

}  // namespace

std::string rows_to_json(const Batch& rows) {
  const std::vector<Field> columns = schema_columns(*rows.schema);
  std::string json = "{\"fields\": [";
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    json += (i == 0 ? "\n" : ",\n") + field_json(columns[i]);
  }
  json += "],\n\"rows\": [";
  for (std::size_t row = 0; row < rows.rows; ++row) {
    json += row == 0 ? "\n[" : ",\n[";
    for (std::size_t i = 0; i < rows.columns.size(); ++i) {
      if (i != 0) json += ", ";
      json += value_json(columns[i].type, rows.columns[i], row);
    }
    json += "]";
  }
  return json + "]}\n";
}
