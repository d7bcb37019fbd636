// SPDX-License-Identifier: Apache-2.0
// What a type's parameters may be, and where a type may stand.
#include "schema/type_rules.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "schema/default_value.hpp"
#include "schema/name_rules.hpp"
#include "schema/type_names.hpp"

namespace sprat {

namespace {

using Messages = std::vector<std::string>;

bool has_unit(const Type& type) {
  return type.kind == TypeKind::time || type.kind == TypeKind::timestamp;
}
bool has_length(const Type& type) {
  return type.kind == TypeKind::fixed_text || type.kind == TypeKind::array;
}
bool has_element(const Type& type) {
  return type.kind == TypeKind::list || type.kind == TypeKind::array;
}

void check_parameters(const Type& type, Messages& messages) {
  if (type.kind == TypeKind::decimal && (type.scale < 0 || type.scale > 18)) {
    messages.push_back("a decimal has 0 to 18 digits after the point, not " +
                       std::to_string(type.scale));
  }
  if (has_length(type) && (type.length < 1 || type.length > kMaxLength)) {
    messages.push_back("a length is 1 to " + std::to_string(kMaxLength) + ", not " +
                       std::to_string(type.length));
  }
  const std::string zone_problem = string_problem(type.time_zone);
  if (!zone_problem.empty()) messages.push_back("its time zone " + zone_problem);
}

// Members that the kind does not use would be lost in writing.
void check_unused_members(const Type& type, Messages& messages) {
  const auto refuse = [&](bool is_set, std::string_view member) {
    if (!is_set) return;
    messages.push_back("type " + std::string(kind_name(type.kind)) + " has no " +
                       std::string(member) + "; leave it unset");
  };
  refuse(!has_unit(type) && type.unit != TimeUnit::second, "unit");
  refuse(!has_unit(type) && !type.time_zone.empty(), "time zone");
  refuse(type.kind != TypeKind::decimal && type.scale != 0, "scale");
  refuse(!has_length(type) && type.length != 0, "length");
  refuse(!is_plain_integer(type.kind) && !type.enum_values.empty(), "enum values");
  refuse(type.kind != TypeKind::structure && !has_element(type) && !type.fields.empty(), "fields");
  const bool is_named = type.kind == TypeKind::structure || !type.enum_values.empty();
  refuse(!is_named && !type.name.empty(), "name");
  refuse(!is_named && !type.doc.empty(), "doc");
}

void check_type_name(const Type& type, Messages& messages) {
  const bool is_named = type.kind == TypeKind::structure || !type.enum_values.empty();
  if (!is_named) return;
  if (!is_qualified_name(type.name)) {
    messages.push_back("its type's name '" + type.name +
                       "' is no identifier; use letters, digits and _, with dots after namespaces");
  } else if (is_idl_type_word(base_name(type.name))) {
    messages.push_back("its type's name '" + type.name + "' means another type; choose another");
  }
  const std::string problem = doc_problem(type.doc);
  if (!problem.empty()) messages.push_back("the doc of " + type.name + " " + problem);
}

void check_element(const Type& type, Place place, Messages& messages) {
  const std::string kind(kind_name(type.kind));
  if (type.fields.size() != 1) {
    messages.push_back(kind + " has one element field, not " + std::to_string(type.fields.size()));
    return;
  }
  const Field& element = type.fields.front();
  Field plain;
  plain.name = kElementName;
  plain.type = element.type;
  if (!(element == plain)) {
    messages.push_back("a " + kind + "'s element is a field named '" + std::string(kElementName) +
                       "' with a type and nothing else; it can't be null");
  }
  const TypeKind inner = element.type.kind;
  if (has_element(element.type) || inner == TypeKind::structure || inner == TypeKind::bytes) {
    messages.push_back("a " + kind + "'s elements are numbers, texts or enums, not " +
                       std::string(kind_name(inner)) + "; use a field for each part");
  } else if (place == Place::structure && !is_scalar(inner) && !is_integral(element.type)) {
    messages.push_back("an array within a struct holds numbers, not " + to_string(element.type));
  }
  check_parameters(element.type, messages);
  check_unused_members(element.type, messages);
  check_type_name(element.type, messages);
}

void check_default(const Field& field, Messages& messages) {
  const std::string& text = *field.default_value;
  const auto canonical = canonical_default(field.type, text);
  const bool has_word =
      field.type.kind == TypeKind::text || field.type.kind == TypeKind::fixed_text;
  if (field.nullable) {
    messages.push_back("a nullable field's default is null; drop the default '" + text +
                       "', or make the field required");
  } else if (!canonical) {
    messages.push_back("'" + text + "' is no default for " + to_string(field.type));
  } else if (*canonical != text) {
    messages.push_back("write its default '" + text + "' as '" + *canonical + "'");
  } else if (has_word) {
    const std::string problem = string_problem(text);
    if (!problem.empty()) messages.push_back("its default " + problem);
  }
}

bool has_enum_value(const Type& type, std::int64_t wanted) {
  return std::any_of(type.enum_values.begin(), type.enum_values.end(),
                     [&](const EnumValue& value) { return value.value == wanted; });
}

// FlatBuffers fills absent fields, and arrays in structs, with 0, which must then be one of the
// enum's values.
void check_enum_zero(const Field& field, Place place, Messages& messages) {
  const bool is_array_in_struct = place == Place::structure && field.type.fields.size() == 1 &&
                                  field.type.kind == TypeKind::array;
  const Type& type = is_array_in_struct ? field.type.fields.front().type : field.type;
  if (type.enum_values.empty() || field.nullable || field.default_value) return;
  if (has_enum_value(type, 0)) return;
  messages.push_back(place == Place::structure
                         ? "an enum in a struct needs a value of 0; add one to " + type.name
                         : "the enum " + type.name +
                               " has no value of 0; give the field a default, or make it nullable");
}

}  // namespace

std::vector<std::string> field_problems(const Field& field, Place place) {
  Messages messages;
  const Type& type = field.type;
  check_parameters(type, messages);
  check_unused_members(type, messages);
  check_type_name(type, messages);
  if (has_element(type)) check_element(type, place, messages);
  if (type.kind == TypeKind::structure && type.fields.empty()) {
    messages.push_back("the struct " + type.name + " has no fields; give it one");
  }
  if (field.default_value) check_default(field, messages);
  check_enum_zero(field, place, messages);
  const bool has_null_value = std::any_of(type.enum_values.begin(), type.enum_values.end(),
                                          [](const EnumValue& v) { return v.name == "null"; });
  if (field.nullable && has_null_value) {
    messages.push_back("the enum " + type.name +
                       " has a value named null, so the field can't be nullable; rename the value");
  }
  if (place == Place::structure) {
    if (field.nullable)
      messages.push_back("a struct's fields can't be null; move it to the record");
    if (field.default_value) messages.push_back("a struct's fields have no defaults; drop it");
    if (is_variable_width(type) || type.kind == TypeKind::list) {
      messages.push_back("a struct holds fixed-size fields, not " + to_string(type) +
                         "; move it to the record");
    }
  }
  return messages;
}

std::vector<EnumProblem> enum_problems(const Type& type) {
  std::vector<EnumProblem> problems;
  std::set<std::string_view> names;
  const EnumValue* last = nullptr;
  for (const EnumValue& value : type.enum_values) {
    const std::string subject = "enum " + type.name + ": value '" + value.name + "'";
    const auto add = [&](const std::string& what) {
      problems.push_back({value.name, subject + what});
    };
    if (!is_identifier(value.name)) add(" is no identifier; use letters, digits and _");
    if (!names.insert(value.name).second) add(" is there twice; rename one");
    if (!enum_value_fits(type.kind, value.value)) {
      add(" does not fit " + std::string(kind_name(type.kind)) + "; use a wider type");
    }
    const bool is_unsigned = type.kind == TypeKind::uint64;
    const bool ascends =
        last == nullptr || (is_unsigned ? static_cast<std::uint64_t>(last->value) <
                                              static_cast<std::uint64_t>(value.value)
                                        : last->value < value.value);
    if (!ascends) {
      add(last->value == value.value ? " has the same number as '" + last->name + "'"
                                     : " comes after a greater one; order them by number");
    }
    const std::string doc = doc_problem(value.doc);
    if (!doc.empty()) add(": its doc " + doc);
    last = &value;
  }
  return problems;
}

}  // namespace sprat
