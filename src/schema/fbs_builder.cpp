// SPDX-License-Identifier: Apache-2.0
// SchemaBuilder: tables and structs to fields, vectors and arrays to lists and arrays.
#include "schema/fbs_builder.hpp"

#include <algorithm>
#include <utility>

#include "schema/default_value.hpp"
#include "schema/fbs_value_type.hpp"
#include "schema/name_rules.hpp"
#include "schema/type_names.hpp"
#include "schema/validate.hpp"

namespace sprat::fbs {

namespace {

// Fields and enum values of a schema with every use of a type spelled out, as Schema holds them.
constexpr std::uint64_t kMaxParts = std::uint64_t{1} << 20;

Type element_holder(TypeKind kind, Type element, std::uint32_t length) {
  Field field;
  field.name = kElementName;
  field.type = std::move(element);
  Type type;
  type.kind = kind;
  type.length = length;
  type.fields.push_back(std::move(field));
  return type;
}

// Beside a field that is a union or a list of such, the parser makes one of their kinds.
bool is_union_companion(const flatbuffers::Type& type) {
  return type.base_type == flatbuffers::BASE_TYPE_UTYPE ||
         (type.base_type == flatbuffers::BASE_TYPE_VECTOR &&
          type.element == flatbuffers::BASE_TYPE_UTYPE);
}

// Of a field that was refused: it may stand anywhere, so that nothing else is said of it.
Type stand_in() {
  Type type;
  type.kind = TypeKind::boolean;
  return type;
}

bool is_nullable(const flatbuffers::FieldDef& field, bool has_default) {
  const bool is_scalar = flatbuffers::IsScalar(field.value.type.base_type);
  // A string's default of "0" is taken for none by FlatBuffers.
  return is_scalar ? field.IsScalarOptional() : field.IsOptional() && !has_default;
}

}  // namespace

Schema SchemaBuilder::build(const flatbuffers::StructDef& root) {
  Schema schema;
  schema.name = full_name(root);
  schema.doc = doc_text(root.doc_comment);
  if (!is_too_large(root)) schema.fields = build_fields(root);
  return schema;
}

// Counts before building: structs of structs grow exponentially with the text.
std::uint64_t SchemaBuilder::parts_of(const flatbuffers::StructDef& definition, std::size_t depth) {
  const auto known = parts_.find(&definition);
  if (known != parts_.end()) return known->second;
  too_deep_ = too_deep_ || depth > kMaxNesting;
  if (too_deep_) return 0;
  std::uint64_t parts = 0;
  for (const flatbuffers::FieldDef* field : definition.fields.vec) {
    const flatbuffers::Type& type = field->value.type;
    std::uint64_t part = 1;
    if (type.enum_def != nullptr) part += type.enum_def->size();
    if (type.struct_def != nullptr && type.struct_def->fixed) {
      part += parts_of(*type.struct_def, depth + 1);
    }
    parts = std::min(parts + part, kMaxParts + 1);
  }
  parts_[&definition] = parts;
  return parts;
}

bool SchemaBuilder::is_too_large(const flatbuffers::StructDef& root) {
  const std::uint64_t parts = parts_of(root, 0);
  if (too_deep_) {
    mistakes_.add(full_name(root), "",
                  "structs nest deeper than " + std::to_string(kMaxNesting) + "; flatten them");
  } else if (parts > kMaxParts) {
    mistakes_.add(full_name(root), "",
                  "with all structs and enums written out, the record has more than " +
                      std::to_string(kMaxParts) + " fields and enum values; make it smaller");
  }
  return too_deep_ || parts > kMaxParts;
}

std::vector<Field> SchemaBuilder::build_fields(const flatbuffers::StructDef& definition) {
  const std::string owner = full_name(definition);
  std::vector<Field> fields;
  for (const flatbuffers::FieldDef* field : definition.fields.vec) {
    if (is_union_companion(field->value.type)) continue;
    fields.push_back(build_field(owner, *field, definition.fixed));
  }
  return fields;
}

Field SchemaBuilder::build_field(const std::string& owner, const flatbuffers::FieldDef& definition,
                                 bool in_struct) {
  FieldReader reader(owner, definition, mistakes_);
  Field field;
  field.name = reader.text("name").value_or(definition.name);
  if (field.name != definition.name) mistakes_.add_alias(owner, field.name, definition.name);
  field.type = build_type(reader);
  field.csv_name = reader.text("csv").value_or("");
  field.format = reader.text("format").value_or("");
  field.renamed_from = reader.text("renamed_from").value_or("");
  field.doc = doc_text(definition.doc_comment);
  const ScannedMember* scanned = mistakes_.find(owner, definition.name);
  const bool has_default = scanned != nullptr && scanned->has_default;
  field.nullable = !in_struct && is_nullable(definition, has_default);
  if (!in_struct) read_default(reader, has_default, field);
  reader.blame_unread("type " + idl_words(definition.value.type));
  return field;
}

Type SchemaBuilder::build_type(FieldReader& reader) {
  const flatbuffers::Type& type = reader.field().value.type;
  switch (type.base_type) {
    case flatbuffers::BASE_TYPE_STRUCT:
      return build_struct(reader, *type.struct_def);
    case flatbuffers::BASE_TYPE_VECTOR:
      return build_vector(reader, type);
    case flatbuffers::BASE_TYPE_ARRAY:
      return build_array(reader, type);
    case flatbuffers::BASE_TYPE_UNION:
      reader.add_mistake(
          "unions are not supported, a column has one type; write a nullable field for each case");
      return stand_in();
    default:
      if (type.base_type > flatbuffers::BASE_TYPE_ARRAY) {
        reader.add_mistake("type " + idl_words(type) + " is not supported; see docs/schema.md");
        return stand_in();
      }
      return value_type(reader, type.base_type, type.enum_def);
  }
}

Type SchemaBuilder::build_struct(FieldReader& reader, const flatbuffers::StructDef& definition) {
  if (!definition.fixed) {
    reader.add_mistake(
        "nested tables are not supported, a record's fields have fixed places; "
        "make " +
        definition.name + " a struct, or put its fields into the record");
    return stand_in();
  }
  Type type;
  type.kind = TypeKind::structure;
  type.name = full_name(definition);
  type.doc = doc_text(definition.doc_comment);
  type.fields = build_fields(definition);
  return type;
}

Type SchemaBuilder::build_vector(FieldReader& reader, const flatbuffers::Type& type) {
  const flatbuffers::BaseType element = type.element;
  if (element == flatbuffers::BASE_TYPE_STRUCT || element == flatbuffers::BASE_TYPE_UNION) {
    reader.add_mistake(
        "lists hold numbers, texts or enums, not " +
        (element == flatbuffers::BASE_TYPE_UNION ? std::string("unions") : type.struct_def->name) +
        "; write a list for each of its fields");
    return stand_in();
  }
  const bool is_list = reader.flag("list");
  if (reader.has("array")) {
    if (is_list) reader.add_mistake("it is either a list or an array; drop one attribute");
    const auto length = reader.number("array");
    const bool fits = length && *length >= 0 && *length <= INT32_MAX;
    return element_holder(TypeKind::array, value_type(reader, element, type.enum_def),
                          fits ? static_cast<std::uint32_t>(*length) : 0);
  }
  if (element == flatbuffers::BASE_TYPE_UCHAR && type.enum_def == nullptr && !is_list) {
    Type bytes;
    bytes.kind = TypeKind::bytes;
    return bytes;
  }
  return element_holder(TypeKind::list, value_type(reader, element, type.enum_def), 0);
}

Type SchemaBuilder::build_array(FieldReader& reader, const flatbuffers::Type& type) {
  if (type.element == flatbuffers::BASE_TYPE_STRUCT) {
    reader.add_mistake("arrays hold numbers or enums, not " + type.struct_def->name +
                       "; write an array for each of its fields");
    return stand_in();
  }
  if (type.element == flatbuffers::BASE_TYPE_UCHAR && reader.flag("text")) {
    Type text;
    text.kind = TypeKind::fixed_text;
    text.length = type.fixed_length;
    return text;
  }
  return element_holder(TypeKind::array, value_type(reader, type.element, type.enum_def),
                        type.fixed_length);
}

void SchemaBuilder::read_default(FieldReader& reader, bool is_spelled_out, Field& field) {
  const TypeKind kind = field.type.kind;
  const bool is_text = is_variable_width(field.type) || kind == TypeKind::fixed_text;
  auto text = is_text ? reader.text("default", Emptiness::allowed) : std::nullopt;
  if (text && is_spelled_out) reader.add_mistake("it has two defaults; drop one");
  if (!text && is_spelled_out && !field.nullable) text = reader.field().value.constant;
  const bool is_empty_list = text == "[]" && (kind == TypeKind::list || kind == TypeKind::bytes);
  if (!text || is_empty_list) return;
  if (!is_text && text->starts_with('+')) text->erase(0, 1);
  field.default_value = canonical_default(field.type, *text);
  if (!field.default_value) {
    reader.add_mistake("'" + *text + "' is no default for " + to_string(field.type));
  }
}

}  // namespace sprat::fbs
