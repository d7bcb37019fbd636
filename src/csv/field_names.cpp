// SPDX-License-Identifier: Apache-2.0
// Headers to field names, inferred columns to a schema, and a path to its record's name.
#include "csv/field_names.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "csv/inference.hpp"
#include "text/cell_format.hpp"
#include "text/digits.hpp"

namespace sprat::csv {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Runs of other characters become one underscore between what they part.
std::string identifier(std::string_view header, std::size_t column) {
  std::string name;
  bool gap = false;
  for (const char c : header) {
    if (!is_letter(c) && !text::is_digit(c) && c != '_') {
      gap = !name.empty();
      continue;
    }
    if (gap) name.push_back('_');
    gap = false;
    name.push_back(c);
  }
  if (name.find_first_not_of('_') == std::string::npos) {
    return "column_" + std::to_string(column + 1);
  }
  return text::is_digit(name.front()) ? "column_" + name : name;
}

// A csv name is an attribute's string, which has no room for control characters.
bool can_be_attribute(std::string_view header) {
  return std::none_of(header.begin(), header.end(), [](char c) { return c >= 0 && c < ' '; });
}

std::string_view without_suffix(std::string_view name, std::string_view suffix) {
  return name.ends_with(suffix) && name.size() > suffix.size()
             ? name.substr(0, name.size() - suffix.size())
             : name;
}

}  // namespace

std::vector<std::string> field_names(const CsvDialect& dialect) {
  // By name that is used: the number that the last one to begin with it got.
  std::unordered_map<std::string, std::size_t> used(dialect.columns.size());
  std::vector<std::string> names;
  names.reserve(dialect.columns.size());
  for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
    const std::string base = identifier(dialect.columns[i].header, i);
    std::string name = base;
    const auto [first, is_new] = used.try_emplace(base, 1);
    if (!is_new) {
      std::size_t& count = first->second;
      do {
        name = base + "_" + std::to_string(++count);
      } while (!used.try_emplace(name, 1).second);
    }
    names.push_back(std::move(name));
  }
  return names;
}

Schema inferred_schema(const std::string& record_name, const CsvDialect& dialect,
                       const std::vector<InferredColumn>& columns) {
  std::vector<std::string> names = field_names(dialect);
  Schema schema;
  schema.name = record_name;
  schema.fields.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Field field;
    field.name = std::move(names.at(i));
    field.type = columns[i].type;
    field.nullable = true;
    if (columns[i].format != text::default_format(field.type)) field.format = columns[i].format;
    const std::string& header = dialect.columns[i].header;
    if (header != field.name && can_be_attribute(header)) field.csv_name = header;
    schema.fields.push_back(std::move(field));
  }
  return schema;
}

std::string record_name(const std::string& path) {
  std::string_view stem = path;
  stem.remove_prefix(std::min(stem.size(), stem.find_last_of('/') + 1));
  for (const std::string_view suffix : {".gz", ".zst"}) stem = without_suffix(stem, suffix);
  if (stem.find_last_of('.') != 0) stem = stem.substr(0, stem.find_last_of('.'));
  std::string name;
  bool word_begins = true;
  for (const char c : stem) {
    const bool kept = is_letter(c) || text::is_digit(c);
    const bool lower = c >= 'a' && c <= 'z';
    if (kept) name.push_back(word_begins && lower ? static_cast<char>(c - 'a' + 'A') : c);
    word_begins = !kept;
  }
  return name.empty() || text::is_digit(name.front()) ? "Rows" + name : name;
}

}  // namespace sprat::csv
