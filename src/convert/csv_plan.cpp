// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_plan.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <sprat/error.hpp>

#include "text/misfit.hpp"

namespace sprat {

namespace {

/// The text's columns by the names of their fields, else by what stands in the header. Refers to
/// both.
class ColumnNames {
 public:
  ColumnNames(const CsvDialect& dialect, const Schema& all) : dialect_(dialect) {
    for (std::size_t i = 0; i < all.fields.size(); ++i) names_.emplace(all.fields[i].name, i);
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
      names_.emplace(dialect.columns[i].header, i);
    }
  }

  std::size_t find(const std::string& name) const {
    if (const auto found = names_.find(name); found != names_.end()) return found->second;
    std::string known;
    for (std::size_t i = 0; i < dialect_.columns.size(); ++i) {
      known += (i == 0 ? "" : ", ") + dialect_.columns[i].header;
    }
    throw SchemaError("there is no column " + text::quoted_excerpt(name) + "; there are: " + known);
  }

 private:
  const CsvDialect& dialect_;
  std::unordered_map<std::string_view, std::size_t> names_;
};

/// A field of the record, and the columns of the text that it is read from.
struct Choice {
  Field field;
  std::vector<std::size_t> columns;
  bool is_given = false;
};

// The fields of a given schema: their columns by name where there is a header, else by place.
std::vector<Choice> given_fields(const CsvDialect& dialect, const ColumnNames& names,
                                 const Schema& given) {
  const std::size_t count = schema_columns(given).size();
  if (!dialect.has_header && count != dialect.columns.size()) {
    throw SchemaError("the schema has " + std::to_string(count) + " columns, but the rows have " +
                      std::to_string(dialect.columns.size()) + " cells");
  }
  std::vector<Choice> choices;
  std::size_t place = 0;
  for (const Field& field : given.fields) {
    Choice choice{field, {}, true};
    for (const Field& column : schema_columns({.fields = {field}})) {
      choice.columns.push_back(
          dialect.has_header ? names.find(column.csv_name.empty() ? column.name : column.csv_name)
                             : place);
      ++place;
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

/// By column of the text: the given choice that has it.
using Owners = std::vector<const Choice*>;

Owners owners_of(const std::vector<Choice>& given, std::size_t columns) {
  Owners owners(columns, nullptr);
  for (const Choice& choice : given) {
    for (const std::size_t column : choice.columns) {
      if (owners[column] == nullptr) owners[column] = &choice;
    }
  }
  return owners;
}

Choice choose(const std::string& name, const ColumnNames& names, const Schema& all,
              const std::vector<Choice>& given, const Owners& owners) {
  for (const Choice& choice : given) {
    if (choice.field.name == name) return choice;
  }
  const std::size_t column = names.find(name);
  const Choice* owner = owners[column];
  if (owner == nullptr) return {all.fields[column], {column}};
  if (owner->columns.size() == 1) return *owner;
  throw SchemaError("column " + text::quoted_excerpt(name) + " is a part of the struct " +
                    owner->field.name + "; choose that");
}

// Where a schema or columns are asked for. The given schema's order is kept where no column is
// named.
std::vector<Choice> chosen_fields(const CsvDialect& dialect, const Schema& all,
                                  const ConvertOptions& options) {
  const ColumnNames names(dialect, all);
  std::vector<Choice> given;
  if (options.schema) given = given_fields(dialect, names, *options.schema);
  const Owners owners = owners_of(given, dialect.columns.size());
  std::vector<Choice> choices;
  for (const std::string& name : options.columns) {
    choices.push_back(choose(name, names, all, given, owners));
  }
  if (!options.columns.empty()) return choices;
  for (std::size_t i = 0; i < owners.size(); ++i) {
    if (owners[i] != nullptr) continue;
    throw SchemaError("column " + text::quoted_excerpt(dialect.columns[i].header) +
                      " is not in the schema; add it, or leave it out with --columns");
  }
  return given;
}

bool has_given_type(const CsvOptions& options, const std::string& header, const Field& field) {
  return options.types.count(header) != 0 || options.types.count(field.name) != 0;
}

}  // namespace

CsvPlan make_plan(const CsvText& text, const ConvertOptions& options,
                  const std::vector<csv::InferredColumn>& inferred) {
  CsvPlan plan;
  plan.text_dialect = text.dialect();
  for (std::size_t i = 0; i < inferred.size(); ++i) {
    plan.text_dialect.columns[i].null_spelling = inferred[i].null_spelling;
    plan.text_dialect.columns[i].quoted = inferred[i].quoted;
  }
  Schema all =
      csv::inferred_schema(csv::record_name(text.first_name()), plan.text_dialect, inferred);
  plan.schema.name = options.schema ? options.schema->name : all.name;
  plan.schema.doc = options.schema ? options.schema->doc : all.doc;
  std::vector<CsvColumn> text_columns = std::move(plan.text_dialect.columns);
  plan.file_dialect = plan.text_dialect;
  plan.text_dialect.columns = std::move(text_columns);
  const auto add_column = [&](std::size_t column, const Field& field, bool is_given) {
    const CsvColumn& spelled = plan.text_dialect.columns[column];
    plan.columns.push_back(column);
    plan.file_dialect.columns.push_back(spelled);
    plan.fixed.push_back(is_given || has_given_type(options.csv, spelled.header, field));
    if (!inferred[column].note.empty()) plan.notes.push_back(inferred[column].note);
  };
  if (!options.schema && options.columns.empty()) {
    plan.file_dialect.columns.reserve(all.fields.size());
    for (std::size_t i = 0; i < all.fields.size(); ++i) add_column(i, all.fields[i], false);
    plan.schema.fields = std::move(all.fields);
  } else {
    for (Choice& choice : chosen_fields(plan.text_dialect, all, options)) {
      for (const std::size_t column : choice.columns) {
        add_column(column, choice.field, choice.is_given);
      }
      plan.schema.fields.push_back(std::move(choice.field));
    }
  }
  validate(plan.schema);
  return plan;
}

}  // namespace sprat
