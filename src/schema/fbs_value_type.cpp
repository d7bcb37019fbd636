// SPDX-License-Identifier: Apache-2.0
// value_type: scalars, enums, and the attributes that make dates, times and decimals of them.
#include "schema/fbs_value_type.hpp"

#include <array>
#include <limits>

#include "schema/type_names.hpp"

namespace sprat::fbs {

namespace {

TypeKind kind_of(flatbuffers::BaseType base) {
  switch (base) {
    case flatbuffers::BASE_TYPE_BOOL:
      return TypeKind::boolean;
    case flatbuffers::BASE_TYPE_CHAR:
      return TypeKind::int8;
    case flatbuffers::BASE_TYPE_UCHAR:
      return TypeKind::uint8;
    case flatbuffers::BASE_TYPE_SHORT:
      return TypeKind::int16;
    case flatbuffers::BASE_TYPE_USHORT:
      return TypeKind::uint16;
    case flatbuffers::BASE_TYPE_INT:
      return TypeKind::int32;
    case flatbuffers::BASE_TYPE_UINT:
      return TypeKind::uint32;
    case flatbuffers::BASE_TYPE_LONG:
      return TypeKind::int64;
    case flatbuffers::BASE_TYPE_ULONG:
      return TypeKind::uint64;
    case flatbuffers::BASE_TYPE_FLOAT:
      return TypeKind::float32;
    case flatbuffers::BASE_TYPE_DOUBLE:
      return TypeKind::float64;
    default:
      return TypeKind::text;
  }
}

void read_unit(FieldReader& reader, const std::string& attribute, Type& type) {
  const bool is_long_form = reader.is_bare(attribute);
  const auto word = reader.text(is_long_form ? "unit" : attribute);
  if (is_long_form) reader.flag(attribute);
  const auto unit = word ? time_unit(*word) : std::nullopt;
  if (unit) {
    type.unit = *unit;
  } else if (word || is_long_form) {
    reader.add_mistake("say the unit, s, ms, us or ns; write (" + attribute + ": \"ms\")");
  }
  if (auto zone = reader.text("tz")) type.time_zone = *zone;
}

void read_time(FieldReader& reader, Type& type) {
  const bool is_long = type.kind == TypeKind::int64;
  type.kind = TypeKind::time;
  read_unit(reader, "time", type);
  if ((fixed_width(type) == 8) != is_long) {
    reader.add_mistake("a time in " + std::string(unit_name(type.unit)) + " is " +
                       (is_long ? "an int, not a long" : "a long, not an int"));
  }
}

void read_timestamp(FieldReader& reader, Type& type) {
  type.kind = TypeKind::timestamp;
  read_unit(reader, "timestamp", type);
}

void read_decimal(FieldReader& reader, Type& type) {
  type.kind = TypeKind::decimal;
  const bool is_long_form = reader.is_bare("decimal");
  if (is_long_form) reader.flag("decimal");
  const auto scale = reader.number(is_long_form ? "scale" : "decimal");
  if (!scale && is_long_form) {
    reader.add_mistake("say how many digits follow the point; write (decimal: 2)");
  }
  // Values out of range are validate's to refuse; here they must only not wrap.
  type.scale =
      scale && *scale >= 0 && *scale <= 255 ? static_cast<std::int32_t>(*scale) : (scale ? -1 : 0);
}

void read_length(FieldReader& reader, Type& type) {
  type.kind = TypeKind::fixed_text;
  const auto length = reader.number("length");
  type.length = length && *length >= 0 && *length <= std::numeric_limits<std::int32_t>::max()
                    ? static_cast<std::uint32_t>(*length)
                    : (length ? 0 : 1);
}

struct Meaning {
  const char* attribute;
  bool (*suits)(TypeKind base);
  void (*read)(FieldReader& reader, Type& type);
};

constexpr std::array<Meaning, 6> kMeanings = {{
    {"date", [](TypeKind base) { return base == TypeKind::int32; },
     [](FieldReader& reader, Type& type) {
       reader.flag("date");
       type.kind = TypeKind::date;
     }},
    {"time", [](TypeKind base) { return base == TypeKind::int32 || base == TypeKind::int64; },
     read_time},
    {"timestamp", [](TypeKind base) { return base == TypeKind::int64; }, read_timestamp},
    {"decimal", [](TypeKind base) { return base == TypeKind::int64; }, read_decimal},
    {"integer", [](TypeKind base) { return base == TypeKind::text; },
     [](FieldReader& reader, Type& type) {
       reader.flag("integer");
       type.kind = TypeKind::integer;
     }},
    {"length", [](TypeKind base) { return base == TypeKind::text; }, read_length},
}};

Type enum_type(TypeKind kind, const flatbuffers::EnumDef& definition) {
  Type type;
  type.kind = kind;
  type.name = full_name(definition);
  type.doc = doc_text(definition.doc_comment);
  for (const flatbuffers::EnumVal* value : definition.Vals()) {
    type.enum_values.push_back({value->name, value->GetAsInt64(), doc_text(value->doc_comment)});
  }
  return type;
}

}  // namespace

Type value_type(FieldReader& reader, flatbuffers::BaseType base,
                const flatbuffers::EnumDef* definition) {
  const TypeKind kind = kind_of(base);
  if (definition != nullptr) return enum_type(kind, *definition);
  Type type;
  type.kind = kind;
  std::string chosen;
  for (const Meaning& meaning : kMeanings) {
    if (!reader.has(meaning.attribute) || !meaning.suits(kind)) continue;
    if (chosen.empty()) {
      chosen = meaning.attribute;
      meaning.read(reader, type);
    } else {
      reader.ignore(meaning.attribute);
      reader.add_mistake("attributes '" + chosen + "' and '" + meaning.attribute +
                         "' exclude each other; drop one");
    }
  }
  return type;
}

std::string doc_text(const std::vector<std::string>& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i != 0) text += '\n';
    text += lines[i].starts_with(' ') ? lines[i].substr(1) : lines[i];
  }
  return text;
}

std::string full_name(const flatbuffers::Definition& definition) {
  return definition.defined_namespace == nullptr
             ? definition.name
             : definition.defined_namespace->GetFullyQualifiedName(definition.name);
}

std::string idl_words(const flatbuffers::Type& type) {
  const bool is_array = type.base_type == flatbuffers::BASE_TYPE_ARRAY;
  if (is_array || type.base_type == flatbuffers::BASE_TYPE_VECTOR) {
    std::string words("[");
    words += idl_words(type.VectorType());
    if (is_array) words.append(":").append(std::to_string(type.fixed_length));
    words += ']';
    return words;
  }
  if (type.enum_def != nullptr) return type.enum_def->name;
  if (type.struct_def != nullptr) return type.struct_def->name;
  if (type.base_type == flatbuffers::BASE_TYPE_STRING) return "string";
  return std::string(kind_name(kind_of(type.base_type)));
}

}  // namespace sprat::fbs
