// SPDX-License-Identifier: Apache-2.0
#include "file/schema_match.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <sprat/error.hpp>

namespace sprat {

namespace {

// A message about a table of thousands of columns names the first ones.
std::string field_list(const Schema& schema) {
  constexpr std::size_t kMostNames = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(schema.fields.size(), kMostNames); ++i) {
    list += (i == 0 ? "" : ", ") + schema.fields[i].name;
  }
  return schema.fields.size() > kMostNames ? list + ", …" : list;
}

[[noreturn]] void refuse_unknown(const Schema& schema, const std::string& name,
                                 const std::string& file_name) {
  throw SchemaError(file_name + " has no field " + name + "; it has " + field_list(schema));
}

std::map<std::string_view, std::size_t> field_numbers(const Schema& schema) {
  std::map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) numbers[schema.fields[i].name] = i;
  return numbers;
}

}  // namespace

void check_same_fields(const Schema& first, const Schema& later, const std::string& file_name) {
  if (first.fields.size() != later.fields.size()) {
    throw SchemaError(file_name + ": a later segment has " + std::to_string(later.fields.size()) +
                      " fields, the first one " + std::to_string(first.fields.size()));
  }
  for (std::size_t i = 0; i < first.fields.size(); ++i) {
    const Field& expected = first.fields[i];
    const Field& found = later.fields[i];
    if (expected.name == found.name && expected.type == found.type &&
        (expected.nullable || !found.nullable)) {
      continue;
    }
    throw SchemaError(file_name + ": field " + expected.name + " is " + to_string(expected.type) +
                      (expected.nullable ? ", nullable" : "") + " in the first segment, but " +
                      found.name + " is " + to_string(found.type) +
                      (found.nullable ? ", nullable" : "") + " in a later one");
  }
}

std::size_t require_field(const Schema& schema, const std::string& name,
                          const std::string& file_name) {
  const auto field = schema.find(name);
  if (!field) refuse_unknown(schema, name, file_name);
  return *field;
}

Projection choose_fields(const Schema& file_schema, const std::vector<std::string>& names,
                         const std::string& file_name) {
  Projection projection;
  projection.file_schema = std::make_shared<const Schema>(file_schema);
  projection.schema = projection.file_schema;
  if (names.empty()) {
    for (std::size_t i = 0; i < file_schema.fields.size(); ++i) projection.columns.push_back(i);
    return projection;
  }
  const std::map<std::string_view, std::size_t> numbers = field_numbers(file_schema);
  std::vector<bool> is_chosen(file_schema.fields.size());
  Schema chosen;
  chosen.name = file_schema.name;
  chosen.doc = file_schema.doc;
  for (const std::string& name : names) {
    const auto found = numbers.find(name);
    if (found == numbers.end()) refuse_unknown(file_schema, name, file_name);
    const std::size_t column = found->second;
    if (is_chosen[column]) {
      throw SchemaError(file_name + ": field " + name + " is asked for twice");
    }
    is_chosen[column] = true;
    projection.columns.push_back(column);
    chosen.fields.push_back(file_schema.fields[column]);
  }
  projection.schema = std::make_shared<const Schema>(std::move(chosen));
  return projection;
}

}  // namespace sprat
