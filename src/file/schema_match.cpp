// SPDX-License-Identifier: Apache-2.0
#include "file/schema_match.hpp"

#include <algorithm>

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
  if (field) return *field;
  throw SchemaError(file_name + " has no field " + name + "; it has " + field_list(schema));
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
  Schema chosen = file_schema;
  chosen.fields.clear();
  for (const std::string& name : names) {
    const std::size_t column = require_field(file_schema, name, file_name);
    if (std::count(projection.columns.begin(), projection.columns.end(), column) != 0) {
      throw SchemaError(file_name + ": field " + name + " is asked for twice");
    }
    projection.columns.push_back(column);
    chosen.fields.push_back(file_schema.fields[column]);
  }
  projection.schema = std::make_shared<const Schema>(std::move(chosen));
  return projection;
}

}  // namespace sprat
