// SPDX-License-Identifier: Apache-2.0
#include "row_sizes_report.hpp"

#include <cmath>
#include <cstdio>

#include "json_writer.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

// One digit after the point where there is one.
std::string spelled(double bytes) {
  char text[32];
  const bool is_whole = std::abs(bytes - std::round(bytes)) < 0.05;
  std::snprintf(text, sizeof text, is_whole ? "%.0f" : "%.1f", bytes);
  return text;
}

std::string unless_zero(double bytes) {
  return bytes == 0 ? "" : spelled(bytes);
}

std::string type_text(const Field& field) {
  const std::string type = field.type.kind == TypeKind::structure
                               ? field.type.name
                               : to_string(field.type, field.format);
  return type + (field.nullable ? ", nullable" : "");
}

std::string summary(const RowSizes& sizes) {
  const double record = static_cast<double>(sizes.record_bytes) + sizes.viewed_bytes();
  const std::string least = sizes.rows == 0 ? "at least " : "";
  std::string text = "a record: " + least + spelled(record) + " bytes";
  if (sizes.viewed_bytes() != 0)
    text += ", " + spelled(sizes.viewed_bytes()) + " of them texts and lists";
  if (sizes.padding_bytes() != 0) text += ", " + std::to_string(sizes.padding_bytes()) + " padding";
  text += "\nas a Python tuple: " + least + spelled(sizes.python_tuple_bytes()) + " bytes";
  text += "\nas a Python dict: " + least + spelled(sizes.python_dict_bytes()) + " bytes\n";
  if (sizes.rows == 0)
    return text + "texts and lists taken as empty; sizes of a data file count its values\n";
  return text + "averages of " + std::to_string(sizes.rows) +
         (sizes.rows == 1 ? " row\n" : " rows\n");
}

}  // namespace

std::string row_sizes_text(const RowSizes& sizes) {
  TextTable table({{"field"},
                   {"type"},
                   {"offset", Align::right},
                   {"bytes", Align::right},
                   {"texts, lists", Align::right},
                   {"in Python", Align::right}});
  for (const FieldSizes& field : sizes.fields) {
    table.add_row({field.field.name, type_text(field.field), std::to_string(field.offset),
                   std::to_string(field.bytes), unless_zero(field.viewed_bytes),
                   spelled(field.python_bytes)});
    if (field.padding == 0) continue;
    table.add_row({"(padding)", "", std::to_string(field.offset + field.bytes),
                   std::to_string(field.padding), "", ""});
  }
  return table.text() + "\n" + summary(sizes);
}

std::string row_sizes_json(const RowSizes& sizes) {
  JsonWriter json;
  json.begin_object();
  json.key("schema").text(sizes.schema_name);
  json.key("rows").number(sizes.rows);
  json.key("record_bytes").number(sizes.record_bytes);
  json.key("padding_bytes").number(sizes.padding_bytes());
  json.key("viewed_bytes").number(sizes.viewed_bytes());
  json.key("python_tuple_bytes").number(sizes.python_tuple_bytes());
  json.key("python_dict_bytes").number(sizes.python_dict_bytes());
  json.key("fields").begin_array();
  for (const FieldSizes& field : sizes.fields) {
    json.begin_object();
    json.key("name").text(field.field.name);
    json.key("type").text(type_text(field.field));
    json.key("offset").number(field.offset);
    json.key("bytes").number(field.bytes);
    json.key("padding_bytes").number(field.padding);
    json.key("viewed_bytes").number(field.viewed_bytes);
    json.key("python_bytes").number(field.python_bytes);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.finish();
}

}  // namespace sprat::cli
