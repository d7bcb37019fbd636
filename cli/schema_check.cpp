// SPDX-License-Identifier: Apache-2.0
#include "schema_check.hpp"

#include <optional>
#include <utility>
#include <vector>

#include <sprat/evolution.hpp>
#include <sprat/reader.hpp>

#include "input_schema.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

struct CheckedFile {
  Schema schema;
  /// Of a sprat file.
  std::optional<KnownRows> rows;
};

CheckedFile open(const std::string& path) {
  if (is_schema_text(path)) return {load_schema(path), std::nullopt};
  const BatchReader reader(path);
  return {reader.file_schema(), KnownRows{reader.row_count().value_or(0), reader.statistics()}};
}

SchemaMatch match(const CheckedFile& old_file, const std::string& new_path) {
  const KnownRows* rows = old_file.rows ? &*old_file.rows : nullptr;
  if (is_schema_text(new_path)) return match_schema_file(old_file.schema, rows, new_path);
  const Schema wanted = BatchReader(new_path).file_schema();
  SchemaMatch match = rows == nullptr ? match_schemas(old_file.schema, wanted)
                                      : match_rows(old_file.schema, *rows, wanted);
  require_match(match, new_path);
  return match;
}

std::string spelled(const Field& field) {
  return to_string(field.type, field.format) + (field.nullable ? ", nullable" : "");
}

std::string filled(const Field& field) {
  return field.default_value ? "takes its default, " + *field.default_value : "null in every row";
}

std::string fate(const SchemaMatch& match, std::size_t wanted, bool has_rows) {
  const ColumnMatch& column = match.columns[wanted];
  if (!column.source) return filled(match.wanted_columns[wanted]);
  std::string text = column.change == TypeChange::widened    ? "widened"
                     : column.change == TypeChange::narrowed ? "narrowed"
                     : column.drops_null                     ? "required"
                                                             : "kept";
  if (column.needs_proof()) {
    text += has_rows ? ": proven by the file's statistics" : ": if a file's statistics prove it";
  }
  const std::string& old_name = match.file_columns[*column.source].name;
  if (old_name != match.wanted_columns[wanted].name) text += ", renamed from " + old_name;
  return text;
}

}  // namespace

std::string check_schemas(const std::string& old_path, const std::string& new_path) {
  const CheckedFile old_file = open(old_path);
  const SchemaMatch found = match(old_file, new_path);
  TextTable table({{"field"}, {"old"}, {"new"}, {"when read"}});
  for (std::size_t i = 0; i < found.columns.size(); ++i) {
    const auto& source = found.columns[i].source;
    table.add_row({found.wanted_columns[i].name, source ? spelled(found.file_columns[*source]) : "",
                   spelled(found.wanted_columns[i]), fate(found, i, old_file.rows.has_value())});
  }
  for (const std::size_t column : found.left_out) {
    const Field& field = found.file_columns[column];
    table.add_row({field.name, spelled(field), "", "left out"});
  }
  return table.text();
}

}  // namespace sprat::cli
