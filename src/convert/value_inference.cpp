// SPDX-License-Identifier: Apache-2.0
#include "convert/value_inference.hpp"

#include <algorithm>
#include <utility>

#include <sprat/error.hpp>

#include "convert/json_inference.hpp"
#include "text/misfit.hpp"

namespace sprat {

namespace {

using text::JsonKind;
using text::JsonScanner;

/// Objects of more keys are dictionaries, not structs.
constexpr std::size_t kMostMembers = 256;

const char* kind_name(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
  }
  return "";
}

std::string unquoted_excerpt(std::string_view value) {
  const std::string quoted = text::quoted_excerpt(value);
  return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

ValueInference::ValueInference(const csv::TypeCandidates& candidates, Place place)
    : candidates_(&candidates), place_(place), numbers_(candidates) {}

void ValueInference::lose(const std::string& reason, std::uint64_t line) {
  if (lost_) return;
  lost_ = true;
  reason_ = reason + (line == 0 ? "" : " on line " + std::to_string(line));
  elements_.reset();
  members_.clear();
}

void ValueInference::observe(std::string_view value, std::uint64_t line) {
  if (lost_) return;
  const JsonKind kind = JsonScanner(value).peek();
  if (kind == JsonKind::null) {
    if (place_ != Place::record) lose("null is in it", line);
    return;
  }
  if (!kind_) {
    kind_ = kind;
    first_line_ = line;
    if (place_ == Place::list && (kind == JsonKind::array || kind == JsonKind::object)) {
      return lose(std::string(kind_name(kind)) + " is in an array", line);
    }
    const bool varies = kind == JsonKind::string || kind == JsonKind::array;
    if (place_ == Place::structure && varies) {
      return lose(std::string(kind_name(kind)) + " is in an object", line);
    }
  } else if (kind != *kind_) {
    return lose(std::string(kind_name(kind)) + " after " + kind_name(*kind_), line);
  }
  if (kind == JsonKind::number) return observe_number(value, line);
  if (kind == JsonKind::string) return observe_string(value, line);
  if (kind == JsonKind::array) return observe_array(value, line);
  if (kind == JsonKind::object) observe_object(value, line);
}

void ValueInference::observe_number(std::string_view value, std::uint64_t line) {
  if (numbers_.observe(value)) return;
  lose(unquoted_excerpt(value) + " " + numbers_.misfit(value), line);
}

// Of texts, only half surrogate pairs cannot be held.
void ValueInference::observe_string(std::string_view value, std::uint64_t line) {
  if (value.find("\\u") == std::string_view::npos) return;
  std::string scratch;
  try {
    JsonScanner(value).string(scratch);
  } catch (const JsonError&) {
    lose("half of a surrogate pair is in a string", line);
  }
}

void ValueInference::observe_array(std::string_view value, std::uint64_t line) {
  if (!elements_) elements_ = std::make_unique<ValueInference>(*candidates_, Place::list);
  JsonScanner scanner(value);
  for (scanner.open('['); scanner.more(']');) elements_->observe(scanner.value(), line);
  if (elements_->lost_) lose(std::string(elements_->reason_), 0);
}

ValueInference::Member* ValueInference::find_member(std::string_view key) {
  const auto found = std::find_if(members_.begin(), members_.end(),
                                  [&](const Member& member) { return member.key == key; });
  return found == members_.end() ? nullptr : &*found;
}

void ValueInference::observe_object(std::string_view value, std::uint64_t line) {
  ++objects_;
  JsonScanner scanner(value);
  std::string scratch;
  for (scanner.open('{'); scanner.more('}');) {
    std::string key;
    try {
      key = scanner.key(scratch);
    } catch (const JsonError&) {
      return lose("half of a surrogate pair is in a key", line);
    }
    Member* member = find_member(key);
    if (member == nullptr) {
      if (objects_ != 1)
        return lose("another key, " + text::quoted_excerpt(key) + ", is in it", line);
      if (members_.size() == kMostMembers) return lose("many keys are in it", line);
      members_.push_back({key, 0, ValueInference(*candidates_, Place::structure)});
      member = &members_.back();
    }
    if (++member->objects != objects_) {
      return lose("the key " + text::quoted_excerpt(key) + " is in it twice", line);
    }
    member->values.observe(scanner.value(), line);
    if (member->values.lost_) {
      return lose(text::quoted_excerpt(key) + ": " + std::string(member->values.reason_), 0);
    }
  }
  for (const Member& member : members_) {
    if (member.objects == objects_) continue;
    return lose("the key " + text::quoted_excerpt(member.key) + " is missing in it", line);
  }
}

std::string ValueInference::reason() const {
  if (!reason_.empty()) return reason_;
  if (kind_ == JsonKind::array) return "its arrays are empty";
  if (kind_ == JsonKind::object) return "its objects do not make a struct";
  return "its numbers are of no one type";
}

std::optional<Field> ValueInference::list_result(const std::string& key,
                                                 TypeNamesTaken& taken) const {
  if (!elements_ || !elements_->kind_) return std::nullopt;
  const std::optional<Field> element = elements_->result(key, taken);
  if (!element) return std::nullopt;
  Field field;
  field.type.kind = TypeKind::list;
  Field& item = field.type.fields.emplace_back();
  item.name = "item";
  item.type = element->type;
  return field;
}

std::optional<Field> ValueInference::struct_result(const std::string& key,
                                                   TypeNamesTaken& taken) const {
  std::vector<InferredKey> inferred;
  Field field;
  field.type.kind = TypeKind::structure;
  field.type.name = taken.name_for(key);
  for (const Member& member : members_) {
    const std::optional<Field> value = member.values.result(member.key, taken);
    if (!value || value->type.kind == TypeKind::integer) return std::nullopt;
    inferred.push_back({member.key, value->type, value->format, {}});
  }
  if (inferred.empty()) return std::nullopt;
  try {
    field.type.fields = fields_of_keys(inferred);
  } catch (const SchemaError&) {
    return std::nullopt;
  }
  for (Field& member : field.type.fields) member.nullable = false;
  return field;
}

std::optional<Field> ValueInference::result(const std::string& key, TypeNamesTaken& taken) const {
  if (lost_) return std::nullopt;
  Field field;
  switch (kind_.value_or(JsonKind::string)) {
    case JsonKind::number:
      return numbers_.result(place_ == Place::list);
    case JsonKind::array:
      return list_result(key, taken);
    case JsonKind::object:
      return struct_result(key, taken);
    case JsonKind::boolean:
      field.type.kind = TypeKind::boolean;
      return field;
    default:
      field.type.kind = TypeKind::text;
      return field;
  }
}

}  // namespace sprat
