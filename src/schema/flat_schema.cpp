// SPDX-License-Identifier: Apache-2.0
#include "schema/flat_schema.hpp"

#include <algorithm>
#include <string>

#include <sprat/error.hpp>

namespace sprat {

namespace {

bool has_fixed_size(const Type& type) {
  if (type.kind == TypeKind::array) return has_fixed_size(type.fields.front().type);
  return !is_variable_width(type) && type.kind != TypeKind::list;
}

bool is_flat_field(const Field& field) {
  if (field.nullable) return false;
  if (field.type.kind != TypeKind::structure) return has_fixed_size(field.type);
  return std::all_of(field.type.fields.begin(), field.type.fields.end(), is_flat_field);
}

std::string size_problem(const Type& type) {
  switch (type.kind) {
    case TypeKind::text:
      return "is text of any length: give it one, as in string (length: 8, required)";
    case TypeKind::integer:
      return "is an integer of any size: make it a long";
    case TypeKind::bytes:
      return "is bytes of any length: make it an array, as in [ubyte] (array: 16, required)";
    case TypeKind::list:
      return "is a list of any length: make it an array, as in [int] (array: 3, required)";
    default:
      return "has elements of any length: give them one";
  }
}

std::string problem(const Field& field) {
  if (!has_fixed_size(field.type)) return size_problem(field.type);
  const TypeKind kind = field.type.kind;
  const bool takes_required = kind == TypeKind::fixed_text || kind >= TypeKind::list;
  return takes_required ? "is nullable: make it (required)" : "is nullable: leave out '= null'";
}

}  // namespace

bool is_flat(const Schema& schema) {
  return std::all_of(schema.fields.begin(), schema.fields.end(), is_flat_field);
}

void require_flat(const Schema& schema) {
  std::string problems;
  for (const Field& field : schema.fields) {
    if (!is_flat_field(field)) problems += "\n  field " + field.name + " " + problem(field);
  }
  if (problems.empty()) return;
  throw SchemaError(
      "layout rows needs records of one size without nulls; give such a schema (sprat schema FILE "
      "prints the narrowest one)" +
      problems);
}

}  // namespace sprat
