// SPDX-License-Identifier: Apache-2.0
// The question, derived from a file's schema and dialect.
#include "measure/job.hpp"

namespace sprat::measuring {
namespace {

bool is_number(TypeKind kind) {
  return (kind >= TypeKind::int8 && kind <= TypeKind::float64) || kind == TypeKind::decimal;
}

bool is_text(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::fixed_text;
}

/// As Python calls it.
std::string codec(const CsvDialect& dialect) {
  switch (dialect.encoding) {
    case TextEncoding::latin1:
      return "latin-1";
    case TextEncoding::utf16le:
      return dialect.byte_order_mark ? "utf-16" : "utf-16-le";
    case TextEncoding::utf16be:
      return dialect.byte_order_mark ? "utf-16" : "utf-16-be";
    case TextEncoding::utf8:
      break;
  }
  return dialect.byte_order_mark ? "utf-8-sig" : "utf-8";
}

std::string optional_character(char character) {
  return character == '\0' ? std::string() : std::string(1, character);
}

std::string column_argument(const std::string& name, const std::optional<std::size_t>& column) {
  return name + '=' + (column ? std::to_string(*column) : std::string());
}

/// What the csv module reads where the column has a null: a quoted empty cell is empty to it.
std::string null_argument(const std::string& name, const std::optional<std::size_t>& column,
                          const CsvDialect& dialect) {
  const bool is_known = column && *column < dialect.columns.size();
  const std::string spelling = is_known ? dialect.columns[*column].null_spelling : "";
  return name + '=' + (spelling == "\"\"" ? "" : spelling);
}

}  // namespace

TotalledColumns totalled_columns(const Schema& schema) {
  TotalledColumns columns;
  const std::vector<Field> all = schema_columns(schema);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const TypeKind kind = all[i].type.kind;
    if (!columns.key && is_text(kind)) columns.key = i;
    if (!columns.value && is_number(kind)) columns.value = i;
  }
  return columns;
}

std::vector<std::string> job_arguments(const std::string& csv, const std::string& data_file,
                                       const Schema& schema, const CsvDialect& dialect) {
  const TotalledColumns columns = totalled_columns(schema);
  return {"csv=" + csv,
          "data=" + data_file,
          "encoding=" + codec(dialect),
          "delimiter=" + std::string(1, dialect.delimiter),
          "quote=" + optional_character(dialect.quote),
          "escape=" + optional_character(dialect.escape),
          column_argument("key", columns.key),
          column_argument("value", columns.value),
          null_argument("key_null", columns.key, dialect),
          null_argument("value_null", columns.value, dialect)};
}

}  // namespace sprat::measuring
