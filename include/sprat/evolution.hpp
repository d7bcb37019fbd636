// SPDX-License-Identifier: Apache-2.0
// Evolution: how rows of one schema are read as rows of another (docs/schema.md, Evolution).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// What happens to the type of a field's values.
enum class TypeChange : std::uint8_t {
  same,
  /// Every value of the file's type is one of the wanted type.
  widened,
  /// Only some are: the rows' statistics must prove that theirs are.
  narrowed,
  refused,
};

/// Where a column of the wanted schema comes from.
struct ColumnMatch {
  /// The number of the file's column; none: every row takes the field's default, or null.
  std::optional<std::size_t> source;
  TypeChange change = TypeChange::same;
  /// The file's column is nullable, the wanted one is not: the statistics must tell of no nulls.
  bool drops_null = false;

  bool needs_proof() const { return change == TypeChange::narrowed || drops_null; }
};

/// A field of the wanted schema that does not fit.
struct FieldMisfit {
  /// Its path: "position.x".
  std::string field;
  /// What it is in the file, what is wanted, and what to do, to stand behind "field position.x".
  std::string problem;
};

/// How rows of a file's schema become rows of a wanted one. Columns as schema_columns has them.
struct SchemaMatch {
  std::vector<Field> file_columns;
  std::vector<Field> wanted_columns;
  /// By wanted column.
  std::vector<ColumnMatch> columns;
  /// Numbers of the file's columns that are not read.
  std::vector<std::size_t> left_out;
  /// Every field that does not fit, in the wanted schema's order; empty: the schemas match.
  std::vector<FieldMisfit> misfits;
};

SchemaMatch match_schemas(const Schema& file, const Schema& wanted);

/// What is known of all rows of a file.
struct KnownRows {
  std::uint64_t rows = 0;
  /// By column.
  std::vector<Statistics> statistics;
};

/// As match_schemas; columns of which the rows disprove what they need are misfits too.
SchemaMatch match_rows(const Schema& file, const KnownRows& rows, const Schema& wanted);

/// As match_schemas, or match_rows where `rows` is not null, with the schema in a .fbs file. Throws
/// a SchemaError that lists every misfit as "path:line: field …".
SchemaMatch match_schema_file(const Schema& file, const KnownRows* rows,
                              const std::string& wanted_path);

/// Whether the file's columns are read as they are, all of them, in their order.
bool changes_nothing(const SchemaMatch& match);

/// Throws a SchemaError that lists every misfit, where there is one. `file_name` begins each line.
void require_match(const SchemaMatch& match, const std::string& file_name);

/// Why the statistics of `rows` rows of the file's column do not prove that these can be read as
/// the wanted column, to stand behind "field rides"; none where they do.
std::optional<std::string> disproof(const SchemaMatch& match, std::size_t wanted_column,
                                    const Statistics& statistics, std::uint64_t rows);

}  // namespace sprat
