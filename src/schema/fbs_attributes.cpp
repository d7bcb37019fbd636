// SPDX-License-Identifier: Apache-2.0
// The attributes: sprat's, FlatBuffers', and the nearest name for a misspelt one.
#include "schema/fbs_attributes.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "schema/name_rules.hpp"

namespace sprat::fbs {

namespace {

constexpr std::array<std::string_view, 17> kSpratAttributes = {
    "array",   "csv",    "date",      "decimal", "default",      "format",
    "integer", "length", "list",      "name",    "renamed_from", "scale",
    "text",    "time",   "timestamp", "tz",      "unit"};

// What FlatBuffers knows and sprat need not.
constexpr std::array<std::string_view, 19> kIgnoredAttributes = {"required",
                                                                 "key",
                                                                 "id",
                                                                 "original_order",
                                                                 "shared",
                                                                 "hash",
                                                                 "cpp_type",
                                                                 "cpp_ptr_type",
                                                                 "cpp_ptr_type_get",
                                                                 "cpp_str_type",
                                                                 "cpp_str_flex_ctor",
                                                                 "native_inline",
                                                                 "native_default",
                                                                 "native_custom_alloc",
                                                                 "native_type",
                                                                 "native_type_pack_name",
                                                                 "private",
                                                                 "streaming",
                                                                 "idempotent"};

struct RefusedAttribute {
  std::string_view name;
  std::string_view advice;
};
constexpr std::array<RefusedAttribute, 7> kRefusedAttributes = {{
    {"deprecated", "remove the field: what a file has beyond the schema is left out"},
    {"bit_flags", "use the integer type, or write each value's number out"},
    {"force_align", "remove it: sprat lays structs out by themselves"},
    {"nested_flatbuffer", "remove it: the bytes are kept as they are"},
    {"flexbuffer", "remove it: the bytes are kept as they are"},
    {"vector64", "remove it: lists of any length are possible"},
    {"offset64", "remove it: texts and lists of any length are possible"},
}};

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Levenshtein's: the fewest letters to insert, drop or exchange.
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t exchanged = diagonal + (left[i] == right[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({exchanged, diagonal + 1, row[j] + 1});
    }
  }
  return row[right.size()];
}

std::string unknown_attribute(const std::string& name) {
  std::string known = "sprat knows";
  for (const std::string_view attribute : kSpratAttributes) {
    known.append(attribute == kSpratAttributes.front() ? " " : ", ").append(attribute);
  }
  const auto distance = [&](std::string_view other) {
    return edit_distance(std::string_view(name).substr(0, 64), other);
  };
  std::string_view nearest = "required";
  for (const std::string_view candidate : kSpratAttributes) {
    if (distance(candidate) < distance(nearest)) nearest = candidate;
  }
  const std::string subject = "unknown attribute '" + name + "'; ";
  if (distance(nearest) > 2) return subject + known;
  return subject + "did you mean '" + std::string(nearest) + "'?";
}

// Empty where the attribute may stand on a field, or on a declaration.
std::string attribute_problem(const std::string& name, bool on_field) {
  if (is_sprat_attribute(name)) {
    return on_field ? "" : "attribute '" + name + "' is for fields; move it to one";
  }
  if (contains(kIgnoredAttributes, name)) return "";
  for (const RefusedAttribute& refused : kRefusedAttributes) {
    if (refused.name == name) {
      return "attribute '" + name + "' is not supported; " + std::string(refused.advice);
    }
  }
  return unknown_attribute(name);
}

void check_list(const std::vector<ScannedName>& attributes, std::size_t file, bool on_field,
                Mistakes& mistakes) {
  std::set<std::string_view> names;
  for (const ScannedName& attribute : attributes) {
    if (!is_identifier(attribute.name)) continue;
    if (!names.insert(attribute.name).second) {
      mistakes.add(file, attribute.line,
                   "attribute '" + attribute.name + "' is there twice; only one can count");
    }
    std::string problem = attribute_problem(attribute.name, on_field);
    if (!problem.empty()) mistakes.add(file, attribute.line, std::move(problem));
  }
}

}  // namespace

bool is_sprat_attribute(std::string_view name) {
  return contains(kSpratAttributes, name);
}

void check_attributes(const std::vector<SourceText>& sources, Mistakes& mistakes) {
  for (std::size_t file = 0; file < sources.size(); ++file) {
    for (const ScannedDeclaration& declaration : sources[file].scanned.declarations) {
      check_list(declaration.attributes, file, false, mistakes);
      for (const ScannedMember& member : declaration.members) {
        check_list(member.attributes, file, true, mistakes);
      }
    }
  }
}

std::string declare_attributes(const std::vector<SourceText>& sources) {
  std::set<std::string_view> names(kSpratAttributes.begin(), kSpratAttributes.end());
  const auto add_all = [&](const std::vector<ScannedName>& attributes) {
    for (const ScannedName& attribute : attributes) {
      if (is_identifier(attribute.name)) names.insert(attribute.name);
    }
  };
  for (const SourceText& source : sources) {
    for (const ScannedDeclaration& declaration : source.scanned.declarations) {
      add_all(declaration.attributes);
      for (const ScannedMember& member : declaration.members) add_all(member.attributes);
    }
  }
  std::string text;
  for (const std::string_view name : names) text += "attribute \"" + std::string(name) + "\";\n";
  return text;
}

}  // namespace sprat::fbs
