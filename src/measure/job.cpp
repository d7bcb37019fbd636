// SPDX-License-Identifier: Apache-2.0
// The question, derived from a file's schema and first block, and its spelling.
#include "measure/job.hpp"

#include <string_view>
#include <unordered_set>

#include "measure/column_values.hpp"
#include "schema/column_types.hpp"

namespace sprat::measuring {
namespace {

/// Between the null spellings of columns; no spelling has it, for CSV text does not.
constexpr char kUnitSeparator = '\x1f';

bool is_number(TypeKind kind) {
  return (kind >= TypeKind::int8 && kind <= TypeKind::float64) || kind == TypeKind::decimal;
}

bool is_text(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::fixed_text;
}

/// Fewer than half of the rows have a text of their own. Few rows tell nothing: they count as
/// repeating.
bool repeats(const Type& type, const Column& column) {
  constexpr std::size_t kFewRows = 1000;
  if (column.length < kFewRows) return true;
  std::unordered_set<std::string_view> distinct;
  for (std::size_t row = 0; row < column.length; ++row) {
    distinct.insert(text_value(type, column, row));
    if (distinct.size() > column.length / 2) return false;
  }
  return true;
}

/// As _job.py has them: integer, big integer, real, text.
char kind_letter(TypeKind kind) {
  switch (kind) {
    case TypeKind::uint64:
    case TypeKind::integer:
      return 'n';
    case TypeKind::float32:
    case TypeKind::float64:
    case TypeKind::decimal:
      return 'r';
    default:
      return is_number(kind) ? 'i' : 't';
  }
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

std::string optional_number(const std::optional<std::size_t>& number) {
  return number ? std::to_string(*number) : std::string();
}

/// What the csv module reads where the column has a null: a quoted empty cell is empty to it.
std::string null_spelling(const CsvDialect& dialect, std::size_t column) {
  if (column >= dialect.columns.size()) return {};
  const std::string& spelling = dialect.columns[column].null_spelling;
  return spelling == "\"\"" ? "" : spelling;
}

}  // namespace

Question question_of(const std::string& sprat_file) {
  Question question;
  BatchReader reader(sprat_file);
  Batch first;
  const bool has_rows = reader.next(first);
  const std::vector<Field> columns = schema_columns(reader.file_schema());
  std::optional<std::size_t> first_text;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Type& type = columns[i].type;
    if (is_number(type.kind) && !question.value) question.value = i;
    if (!is_text(type.kind) || question.key) continue;
    if (!first_text) first_text = i;
    if (!has_rows || repeats(type, first.columns[i])) question.key = i;
  }
  if (!question.key) {
    question.key = first_text;
    question.key_length = first_text ? 1 : 0;
  }
  return question;
}

std::vector<std::string> job_arguments(const std::string& csv, const std::string& data_file,
                                       const Question& question, const BatchReader& reader) {
  const CsvDialect dialect = reader.dialect().value_or(CsvDialect());
  const std::vector<Field> columns = schema_columns(reader.file_schema());
  std::string kinds;
  std::string nulls;
  std::string required;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    kinds += kind_letter(columns[i].type.kind);
    required += reader.statistics()[i].null_count == 0 ? '1' : '0';
    if (i != 0) nulls += kUnitSeparator;
    nulls += null_spelling(dialect, i);
  }
  return {"csv=" + csv,
          "data=" + data_file,
          "encoding=" + codec(dialect),
          "delimiter=" + std::string(1, dialect.delimiter),
          "quote=" + optional_character(dialect.quote),
          "escape=" + optional_character(dialect.escape),
          "kinds=" + kinds,
          "nulls=" + nulls,
          "required=" + required,
          "rows=" + std::to_string(reader.row_count().value_or(0)),
          "key=" + optional_number(question.key),
          "key_length=" + optional_number(question.key_length),
          "value=" + optional_number(question.value)};
}

}  // namespace sprat::measuring
