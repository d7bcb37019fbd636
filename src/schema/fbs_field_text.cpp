// SPDX-License-Identifier: Apache-2.0
// A field's type, default and attributes as IDL writes them; docs/schema.md has the table.
#include "schema/fbs_field_text.hpp"

#include "schema/type_names.hpp"

namespace sprat::fbs {

namespace {

std::string base_word(const Type& type) {
  if (!type.name.empty()) return type.name;
  switch (type.kind) {
    case TypeKind::date:
      return "int";
    case TypeKind::time:
      return fixed_width(type) == 4 ? "int" : "long";
    case TypeKind::timestamp:
    case TypeKind::decimal:
      return "long";
    case TypeKind::text:
    case TypeKind::fixed_text:
    case TypeKind::integer:
      return "string";
    case TypeKind::bytes:
      return "[ubyte]";
    default:
      return std::string(kind_name(type.kind));
  }
}

// What makes a date, time or decimal of the base word.
void add_meaning(const Type& type, FieldText& text) {
  const std::string word(kind_name(type.kind));
  switch (type.kind) {
    case TypeKind::date:
    case TypeKind::integer:
      text.attributes.push_back({word, ""});
      break;
    case TypeKind::time:
    case TypeKind::timestamp:
      text.attributes.push_back({word, quoted(unit_name(type.unit))});
      if (!type.time_zone.empty()) text.attributes.push_back({"tz", quoted(type.time_zone)});
      break;
    case TypeKind::decimal:
      text.attributes.push_back({word, std::to_string(type.scale)});
      break;
    case TypeKind::fixed_text:
      text.attributes.push_back({"length", std::to_string(type.length)});
      break;
    default:
      break;
  }
}

void add_type(const Type& type, Place place, FieldText& text) {
  if (type.kind == TypeKind::fixed_text && place == Place::structure) {
    text.type = std::string("[ubyte:").append(std::to_string(type.length)).append("]");
    text.attributes.push_back({"text", ""});
    return;
  }
  if (type.kind != TypeKind::list && type.kind != TypeKind::array) {
    text.type = base_word(type);
    add_meaning(type, text);
    return;
  }
  const Type& element = type.fields.front().type;
  const std::string length = std::to_string(type.length);
  text.type = std::string("[").append(base_word(element));
  if (place == Place::structure) text.type.append(":").append(length);
  text.type += ']';
  add_meaning(element, text);
  if (type.kind == TypeKind::array && place == Place::record) {
    text.attributes.push_back({"array", length});
  }
  if (type.kind == TypeKind::list && element.kind == TypeKind::uint8 && element.name.empty()) {
    text.attributes.push_back({"list", ""});
  }
}

bool is_idl_scalar(const Type& type) {
  return is_scalar(type.kind) || is_integral(type);
}

}  // namespace

FieldText field_text(const Field& field, Place place) {
  FieldText text;
  if (place == Place::record && !is_idl_scalar(field.type) && !field.nullable) {
    text.attributes.push_back({"required", ""});
  }
  add_type(field.type, place, text);
  if (field.nullable && is_idl_scalar(field.type)) text.default_value = "null";
  if (field.default_value && is_idl_scalar(field.type)) text.default_value = *field.default_value;
  // flatc has `= "text"` for few languages only.
  if (field.default_value && !is_idl_scalar(field.type)) {
    text.attributes.push_back({"default", quoted(*field.default_value)});
  }
  const auto add_string = [&](const char* name, const std::string& value) {
    if (!value.empty()) text.attributes.push_back({name, quoted(value)});
  };
  add_string("csv", field.csv_name);
  add_string("format", field.format);
  add_string("renamed_from", field.renamed_from);
  return text;
}

std::string quoted(std::string_view text) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string escaped = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      escaped += '\\';
      escaped += c;
    } else if (c == '\n') {
      escaped += "\\n";
    } else if (c == '\t') {
      escaped += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      escaped += "\\u00";
      escaped += kHexDigits[byte >> 4U];
      escaped += kHexDigits[byte & 0xFU];
    } else {
      escaped += c;
    }
  }
  return escaped + '"';
}

}  // namespace sprat::fbs
