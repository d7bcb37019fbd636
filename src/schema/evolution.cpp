// SPDX-License-Identifier: Apache-2.0
// match_schemas: finds each wanted field in a file's schema by its name, within structs too.
#include <map>
#include <string_view>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/evolution.hpp>

#include "schema/column_types.hpp"
#include "schema/type_change.hpp"

namespace sprat {

namespace {

/// The fields of a record or a struct, found by name.
class FieldNames {
 public:
  explicit FieldNames(const std::vector<Field>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) numbers_.emplace(fields[i].name, i);
  }
  std::optional<std::size_t> find(std::string_view name) const {
    const auto found = numbers_.find(name);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string_view, std::size_t> numbers_;
};

// The number of each field's first column.
std::vector<std::size_t> first_columns(const std::vector<Field>& fields, std::size_t first) {
  std::vector<std::size_t> columns;
  for (const Field& field : fields) {
    columns.push_back(first);
    first += count_columns(field.type);
  }
  return columns;
}

class Matcher {
 public:
  explicit Matcher(SchemaMatch& match) : match_(match), is_read_(match.file_columns.size()) {}

  void match(const Schema& file, const Schema& wanted) {
    match_fields(file.fields, 0, wanted.fields, "");
    for (std::size_t i = 0; i < is_read_.size(); ++i) {
      if (!is_read_[i]) match_.left_out.push_back(i);
    }
  }

 private:
  void match_fields(const std::vector<Field>& file, std::size_t first_column,
                    const std::vector<Field>& wanted, const std::string& prefix) {
    const std::vector<std::size_t> columns = first_columns(file, first_column);
    const FieldNames file_names(file);
    for (const Field& field : wanted) {
      const std::string path = prefix + field.name;
      const auto found = find(file_names, field);
      if (!found) {
        fill(field, path, !prefix.empty());
      } else {
        match_field(file[*found], columns[*found], field, path);
      }
    }
  }

  static std::optional<std::size_t> find(const FieldNames& names, const Field& wanted) {
    const auto found = names.find(wanted.name);
    return found || wanted.renamed_from.empty() ? found : names.find(wanted.renamed_from);
  }

  void match_field(const Field& file, std::size_t first_column, const Field& wanted,
                   const std::string& path) {
    const bool is_struct = file.type.kind == TypeKind::structure;
    if (is_struct != (wanted.type.kind == TypeKind::structure)) {
      refuse(wanted, path, misfit_of(file.type, wanted.type));
    } else if (is_struct) {
      match_fields(file.type.fields, first_column, wanted.type.fields, path + ".");
    } else {
      match_column(file, first_column, wanted, path);
    }
  }

  void match_column(const Field& file, std::size_t column, const Field& wanted,
                    const std::string& path) {
    is_read_[column] = true;
    const TypeVerdict verdict = judge_types(file.type, wanted.type);
    if (verdict.change == TypeChange::refused) {
      refuse(wanted, path, verdict.problem);
      return;
    }
    const bool drops_null =
        match_.file_columns[column].nullable && !match_.wanted_columns[next()].nullable;
    match_.columns.push_back({column, verdict.change, drops_null});
  }

  // The fields of a struct that is there are never null.
  void fill(const Field& field, const std::string& path, bool in_struct) {
    if (in_struct) {
      refuse(field, path,
             "is not in the file, and a struct's fields have no defaults; make it a field of the "
             "record, nullable or with a default");
    } else if (!field.nullable && !field.default_value) {
      refuse(field, path,
             "is not in the file, and has no default; give it one, make it nullable, or say "
             "renamed_from");
    } else {
      match_.columns.resize(next() + count_columns(field.type));
    }
  }

  void refuse(const Field& field, const std::string& path, std::string problem) {
    match_.misfits.push_back({path, std::move(problem)});
    match_.columns.resize(next() + count_columns(field.type),
                          {std::nullopt, TypeChange::refused, false});
  }

  // The wanted column whose turn it is.
  std::size_t next() const { return match_.columns.size(); }

  SchemaMatch& match_;
  std::vector<bool> is_read_;
};

template <class T>
bool fits_integer(const Type& type, T value) {
  const std::size_t bits = 8 * fixed_width(type);
  if (is_signed(type)) {
    const auto most = std::uint64_t{INT64_MAX} >> (64 - bits);
    return std::cmp_less_equal(value, most) &&
           std::cmp_greater_equal(value, -static_cast<std::int64_t>(most) - 1);
  }
  return std::cmp_greater_equal(value, 0) && std::cmp_less_equal(value, UINT64_MAX >> (64 - bits));
}

bool fits(const Type& type, const Scalar& bound) {
  const auto* number = std::get_if<std::int64_t>(&bound);
  const auto* natural = std::get_if<std::uint64_t>(&bound);
  return (number != nullptr && fits_integer(type, *number)) ||
         (natural != nullptr && fits_integer(type, *natural));
}

std::string spell(const Scalar& bound) {
  if (const auto* number = std::get_if<std::int64_t>(&bound)) return std::to_string(*number);
  if (const auto* number = std::get_if<std::uint64_t>(&bound)) return std::to_string(*number);
  return "unknown values";
}

}  // namespace

SchemaMatch match_schemas(const Schema& file, const Schema& wanted) {
  SchemaMatch match;
  match.file_columns = schema_columns(file);
  match.wanted_columns = schema_columns(wanted);
  Matcher(match).match(file, wanted);
  return match;
}

SchemaMatch match_rows(const Schema& file, const KnownRows& rows, const Schema& wanted) {
  SchemaMatch match = match_schemas(file, wanted);
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const ColumnMatch& column = match.columns[i];
    if (!column.needs_proof()) continue;
    auto problem = disproof(match, i, rows.statistics[column.source.value()], rows.rows);
    if (problem) match.misfits.push_back({match.wanted_columns[i].name, std::move(*problem)});
  }
  return match;
}

bool changes_nothing(const SchemaMatch& match) {
  if (!match.misfits.empty() || !match.left_out.empty()) return false;
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    const ColumnMatch& column = match.columns[i];
    if (column.source != i || column.change != TypeChange::same || column.drops_null) return false;
  }
  return true;
}

void require_match(const SchemaMatch& match, const std::string& file_name) {
  std::string lines;
  for (const FieldMisfit& misfit : match.misfits) {
    lines +=
        (lines.empty() ? "" : "\n") + file_name + ": field " + misfit.field + " " + misfit.problem;
  }
  if (!lines.empty()) throw SchemaError(lines);
}

std::optional<std::string> disproof(const SchemaMatch& match, std::size_t wanted_column,
                                    const Statistics& statistics, std::uint64_t rows) {
  const ColumnMatch& column = match.columns[wanted_column];
  if (column.drops_null && statistics.null_count != 0) {
    return "is null in " + std::to_string(statistics.null_count) +
           (statistics.null_count == 1 ? " row" : " rows") +
           ", but is wanted required; make it nullable";
  }
  if (column.change != TypeChange::narrowed || statistics.null_count >= rows) return std::nullopt;
  const Type& wanted = match.wanted_columns[wanted_column].type;
  const Type& file = match.file_columns[column.source.value()].type;
  for (const Scalar* bound : {&statistics.minimum, &statistics.maximum}) {
    if (fits(wanted, *bound)) continue;
    return "holds " + spell(*bound) + ", which is no " + to_string(wanted) + "; declare it as " +
           to_string(file);
  }
  return std::nullopt;
}

}  // namespace sprat
