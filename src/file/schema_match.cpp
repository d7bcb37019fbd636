// SPDX-License-Identifier: Apache-2.0
#include "file/schema_match.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include <sprat/error.hpp>

#include "schema/column_types.hpp"

namespace sprat {

namespace {

// A message about a table of thousands of columns names the first ones.
std::string column_list(const std::vector<Field>& columns) {
  constexpr std::size_t kMostNames = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(columns.size(), kMostNames); ++i) {
    list += (i == 0 ? "" : ", ") + columns[i].name;
  }
  return columns.size() > kMostNames ? list + ", …" : list;
}

[[noreturn]] void refuse_unknown(const std::vector<Field>& columns, const std::string& name,
                                 const std::string& file_name) {
  throw SchemaError(file_name + " has no field " + name + "; it has " + column_list(columns));
}

// What a name stands for: columns of the file.
struct ColumnSpan {
  std::size_t first = 0;
  std::size_t count = 0;
};

// Puts a projection together, name by name.
class Chooser {
 public:
  Chooser(const Schema& schema, const std::string& file_name)
      : file_name_(file_name), columns_(schema_columns(schema)), is_chosen_(columns_.size()) {
    std::size_t column = 0;
    for (const Field& field : schema.fields) {
      const std::size_t count = count_columns(field.type);
      fields_[field.name] = {&field, {column, count}};
      column += count;
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) paths_[columns_[i].name] = i;
    chosen_.name = schema.name;
    chosen_.doc = schema.doc;
  }

  void choose(const std::string& name) {
    if (const auto field = fields_.find(name); field != fields_.end()) {
      take(field->second.second);
      chosen_.fields.push_back(*field->second.first);
    } else if (const auto path = paths_.find(name); path != paths_.end()) {
      take({path->second, 1});
      chosen_.fields.push_back(as_field(columns_[path->second]));
    } else {
      refuse_unknown(columns_, name, file_name_);
    }
  }

  Schema take_schema() { return std::move(chosen_); }
  std::vector<std::size_t> take_columns() { return std::move(numbers_); }

 private:
  void take(const ColumnSpan& span) {
    for (std::size_t column = span.first; column < span.first + span.count; ++column) {
      if (is_chosen_[column]) {
        throw SchemaError(file_name_ + ": field " + columns_[column].name + " is asked for twice");
      }
      is_chosen_[column] = true;
      numbers_.push_back(column);
    }
  }

  // A struct's column by itself: its path is no identifier, and becomes its CSV name.
  Field as_field(Field column) {
    if (column.csv_name.empty()) column.csv_name = column.name;
    std::replace(column.name.begin(), column.name.end(), '.', '_');
    while (fields_.count(column.name) != 0 || !path_names_.insert(column.name).second) {
      column.name += '_';
    }
    column.renamed_from.clear();
    return column;
  }

  const std::string& file_name_;
  std::vector<Field> columns_;
  std::map<std::string_view, std::pair<const Field*, ColumnSpan>> fields_;
  std::map<std::string_view, std::size_t> paths_;
  std::vector<bool> is_chosen_;
  /// Given to structs' columns so far.
  std::set<std::string> path_names_;
  Schema chosen_;
  std::vector<std::size_t> numbers_;
};

}  // namespace

std::size_t require_column(const Schema& schema, const std::string& path,
                           const std::string& file_name) {
  const std::vector<Field> columns = schema_columns(schema);
  const auto at = std::find_if(columns.begin(), columns.end(),
                               [&](const Field& column) { return column.name == path; });
  if (at == columns.end()) refuse_unknown(columns, path, file_name);
  return static_cast<std::size_t>(at - columns.begin());
}

ChosenColumns choose_fields(const std::shared_ptr<const Schema>& schema,
                            const std::vector<std::string>& names, const std::string& file_name) {
  ChosenColumns chosen;
  if (names.empty()) {
    chosen.schema = schema;
    chosen.columns.resize(column_types(*schema).size());
    std::iota(chosen.columns.begin(), chosen.columns.end(), std::size_t{0});
    return chosen;
  }
  Chooser chooser(*schema, file_name);
  for (const std::string& name : names) chooser.choose(name);
  chosen.columns = chooser.take_columns();
  chosen.schema = std::make_shared<const Schema>(chooser.take_schema());
  return chosen;
}

}  // namespace sprat
