// SPDX-License-Identifier: Apache-2.0
// FieldReader: a parsed field's attributes by kind of value.
#include "schema/fbs_field_reader.hpp"

#include <charconv>

#include "schema/fbs_attributes.hpp"

namespace sprat::fbs {

namespace {

// The attributes that are of no use without another one or a certain type, and how they are used.
std::string_view usage(std::string_view attribute) {
  if (attribute == "date") return "int (date)";
  if (attribute == "time") return "int (time: \"ms\")";
  if (attribute == "timestamp") return "long (timestamp: \"us\")";
  if (attribute == "unit") return "long (timestamp, unit: \"us\")";
  if (attribute == "tz") return "long (timestamp: \"us\", tz: \"UTC\")";
  if (attribute == "decimal") return "long (decimal: 2)";
  if (attribute == "scale") return "long (decimal, scale: 2)";
  if (attribute == "integer") return "string (integer)";
  if (attribute == "length") return "string (length: 8)";
  if (attribute == "default") return "string (required, default: \"none\")";
  if (attribute == "text") return "[ubyte:8] (text) in a struct";
  if (attribute == "list") return "[ubyte] (list)";
  return "[double] (array: 3)";
}

}  // namespace

void FieldReader::add_mistake(const std::string& message) {
  mistakes_.add(owner_, field_.name, "field '" + field_.name + "': " + message);
}

bool FieldReader::has(const std::string& attribute) const {
  return field_.attributes.Lookup(attribute) != nullptr;
}

const flatbuffers::Value* FieldReader::find(const std::string& attribute) {
  read_.insert(attribute);
  return field_.attributes.Lookup(attribute);
}

bool FieldReader::is_bare(const std::string& attribute) const {
  const flatbuffers::Value* value = field_.attributes.Lookup(attribute);
  return value != nullptr && value->type.base_type == flatbuffers::BASE_TYPE_NONE;
}

bool FieldReader::flag(const std::string& attribute) {
  const flatbuffers::Value* value = find(attribute);
  if (value != nullptr && !is_bare(attribute)) {
    add_mistake("attribute '" + attribute + "' has no value; write (" + attribute + ")");
  }
  return value != nullptr;
}

std::optional<std::string> FieldReader::text(const std::string& attribute, Emptiness emptiness) {
  const flatbuffers::Value* value = find(attribute);
  if (value == nullptr) return std::nullopt;
  if (value->type.base_type == flatbuffers::BASE_TYPE_STRING &&
      (!value->constant.empty() || emptiness == Emptiness::allowed)) {
    return value->constant;
  }
  add_mistake("attribute '" + attribute + "' needs a text; write (" + attribute + ": \"...\")");
  return std::nullopt;
}

std::optional<std::int64_t> FieldReader::number(const std::string& attribute) {
  const flatbuffers::Value* value = find(attribute);
  if (value == nullptr) return std::nullopt;
  const std::string& digits = value->constant;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (value->type.base_type == flatbuffers::BASE_TYPE_INT && error == std::errc() &&
      end == digits.data() + digits.size()) {
    return number;
  }
  add_mistake("attribute '" + attribute + "' needs a number; write (" + attribute + ": 2)");
  return std::nullopt;
}

void FieldReader::blame_unread(std::string_view type_words) {
  for (const auto& [attribute, value] : field_.attributes.dict) {
    if (!is_sprat_attribute(attribute) || read_.count(attribute) != 0) continue;
    add_mistake("attribute '" + attribute + "' does not suit " + std::string(type_words) +
                "; it is for: " + std::string(usage(attribute)));
  }
}

}  // namespace sprat::fbs
