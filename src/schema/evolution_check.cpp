// SPDX-License-Identifier: Apache-2.0
// match_schema_file: misfits with the lines of the wanted schema's text.
#include <string_view>

#include <sprat/evolution.hpp>

#include "schema/schema_file.hpp"

namespace sprat {

namespace {

// Where the field at a path is declared: in the record, or in the struct that the path leads to.
Problem located(const Schema& wanted, const FieldMisfit& misfit) {
  Problem problem{wanted.name, "", "field " + misfit.field + " " + misfit.problem};
  const std::vector<Field>* fields = &wanted.fields;
  std::string_view path = misfit.field;
  for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos;) {
    for (const Field& field : *fields) {
      if (field.name != path.substr(0, dot)) continue;
      problem.owner = field.type.name;
      fields = &field.type.fields;
      break;
    }
    path.remove_prefix(dot + 1);
  }
  problem.member = path;
  return problem;
}

}  // namespace

SchemaMatch match_schema_file(const Schema& file, const KnownRows* rows,
                              const std::string& wanted_path) {
  SchemaMatch match;
  load_schema_file(wanted_path, [&](const Schema& wanted) {
    match = rows == nullptr ? match_schemas(file, wanted) : match_rows(file, *rows, wanted);
    std::vector<Problem> problems;
    for (const FieldMisfit& misfit : match.misfits) problems.push_back(located(wanted, misfit));
    return problems;
  });
  return match;
}

}  // namespace sprat
