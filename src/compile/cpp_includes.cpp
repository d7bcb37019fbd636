// SPDX-License-Identifier: Apache-2.0
#include "compile/cpp_includes.hpp"

#include <limits>

#include "schema/type_names.hpp"

namespace sprat::compile {

namespace {

bool needs_limits(const Field& field) {
  if (!field.default_value || !is_scalar(field.type.kind)) return false;
  const std::string& text = *field.default_value;
  return text == "nan" || text == "inf" || text == "-inf" || text == "-9223372036854775808";
}

bool needs_limits(const Type& type) {
  for (const EnumValue& value : type.enum_values) {
    const bool is_lowest = value.value == std::numeric_limits<std::int64_t>::min();
    if (is_lowest && type.kind == TypeKind::int64) return true;
  }
  return false;
}

void add_headers(const std::vector<Field>& fields, std::set<std::string>& headers) {
  for (const Field& field : fields) {
    const Type& type = field.type;
    if (field.nullable) headers.insert("optional");
    if (is_plain_integer(type.kind)) headers.insert("cstdint");
    if (type.kind == TypeKind::array) headers.insert("array");
    if (type.kind == TypeKind::time || type.kind == TypeKind::timestamp) headers.insert("ratio");
    if (needs_limits(field) || needs_limits(type)) headers.insert("limits");
    add_headers(type.fields, headers);
  }
}

}  // namespace

std::set<std::string> cpp_includes(const Schema& schema) {
  std::set<std::string> headers = {"cstddef", "string_view", "tuple", "type_traits"};
  add_headers(schema.fields, headers);
  return headers;
}

}  // namespace sprat::compile
