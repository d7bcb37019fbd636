// SPDX-License-Identifier: Apache-2.0
// validate: the record's fields and their names, and every named type once.
#include "schema/validate.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "schema/name_rules.hpp"
#include "schema/type_names.hpp"
#include "schema/type_rules.hpp"

namespace sprat {

namespace {

// A list's or an array's element type; any other type itself.
const Type& value_type(const Type& type) {
  const bool has_element = type.kind == TypeKind::list || type.kind == TypeKind::array;
  return has_element && !type.fields.empty() ? type.fields.front().type : type;
}

struct Extent {
  std::size_t columns = 0;
  std::uint64_t fixed_bytes = 0;
};

// Stops below the deepest nesting that is possible, which the Validator reports.
void add_extent(const std::vector<Field>& fields, std::size_t depth, Extent& extent) {
  for (const Field& field : fields) {
    if (field.type.kind == TypeKind::structure) {
      if (depth < kMaxNesting) add_extent(field.type.fields, depth + 1, extent);
      continue;
    }
    ++extent.columns;
    const std::uint64_t count = field.type.kind == TypeKind::array ? field.type.length : 1;
    if (field.type.kind == TypeKind::list) continue;
    extent.fixed_bytes = std::min(extent.fixed_bytes + count * fixed_width(value_type(field.type)),
                                  kMaxCellBytes + 1);
  }
}

class Validator {
 public:
  explicit Validator(const Schema& schema) : schema_(schema) {}

  std::vector<Problem> run() {
    check_record();
    check_extent();
    check_fields(schema_.name, schema_.fields, Place::record, 0);
    return std::move(problems_);
  }

 private:
  void add(const std::string& owner, const std::string& member, std::string message) {
    problems_.push_back({owner, member, std::move(message)});
  }

  void check_record() {
    if (!is_qualified_name(schema_.name)) {
      add(schema_.name, "",
          "the record's name '" + schema_.name +
              "' is no identifier; use letters, digits and _, with dots after namespaces");
    } else if (is_idl_type_word(base_name(schema_.name))) {
      add(schema_.name, "",
          "the record's name '" + schema_.name + "' means a type; choose another");
    }
    const std::string problem = doc_problem(schema_.doc);
    if (!problem.empty()) add(schema_.name, "", "the record's doc " + problem);
  }

  void check_extent() {
    Extent extent;
    add_extent(schema_.fields, 0, extent);
    if (extent.columns > kMaxColumns) {
      add(schema_.name, "",
          std::to_string(extent.columns) + " columns are more than " + std::to_string(kMaxColumns) +
              "; split the record");
    }
    if (extent.fixed_bytes > kMaxCellBytes) {
      add(schema_.name, "",
          "the fixed-size fields need more than " + std::to_string(kMaxCellBytes >> 20) +
              " MiB a row; make arrays shorter, or lists");
    }
  }

  void check_fields(const std::string& owner, const std::vector<Field>& fields, Place place,
                    std::size_t depth) {
    std::unordered_set<std::string_view> names(fields.size());
    for (const Field& field : fields) {
      if (!names.insert(field.name).second) {
        add(owner, field.name, "field '" + field.name + "' is there twice; rename one");
      }
    }
    std::unordered_set<std::string_view> old_names;
    for (const Field& field : fields) {
      check_texts(owner, field);
      const std::string& old_name = field.renamed_from;
      if (!old_name.empty() && (names.count(old_name) != 0 || !old_names.insert(old_name).second)) {
        add(owner, field.name,
            "field '" + field.name + "': renamed_from '" + old_name +
                "' is another field's name too; drop one");
      }
      for (const std::string& message : field_problems(field, place)) {
        add(owner, field.name, "field '" + field.name + "': " + message);
      }
      check_named_type(owner, field, depth);
    }
  }

  void check_texts(const std::string& owner, const Field& field) {
    if (!is_identifier(field.name)) {
      add(owner, field.name,
          "field '" + field.name +
              "' is no identifier; use letters, digits and _, and keep this name as csv");
    }
    if (!field.renamed_from.empty() && !is_identifier(field.renamed_from)) {
      add(owner, field.name,
          "field '" + field.name + "': renamed_from '" + field.renamed_from +
              "' is no identifier; give the name it had");
    }
    const auto check = [&](std::string_view what, const std::string& problem) {
      if (problem.empty()) return;
      add(owner, field.name, "field '" + field.name + "': " + std::string(what) + " " + problem);
    };
    check("csv", string_problem(field.csv_name));
    check("format", string_problem(field.format));
    check("doc", doc_problem(field.doc));
  }

  // Looks into an enum or struct where its name is met first; all later ones must equal it.
  void check_named_type(const std::string& owner, const Field& field, std::size_t depth) {
    const Type& type = value_type(field.type);
    if (type.kind == TypeKind::structure && depth >= kMaxNesting) {
      add(owner, field.name,
          "field '" + field.name + "' nests structs deeper than " + std::to_string(kMaxNesting) +
              "; flatten it");
      return;
    }
    if (type.name.empty()) return;
    const auto [found, is_first] = named_.emplace(type.name, &type);
    if (type.name == schema_.name || (!is_first && !(*found->second == type))) {
      add(owner, field.name,
          "field '" + field.name + "': another type is named '" + type.name + "' too; rename one");
    } else if (is_first) {
      for (const EnumProblem& problem : enum_problems(type)) {
        add(type.name, problem.value_name, problem.message);
      }
      if (type.kind == TypeKind::structure) {
        check_fields(type.name, type.fields, Place::structure, depth + 1);
      }
    }
  }

  const Schema& schema_;
  std::vector<Problem> problems_;
  std::map<std::string_view, const Type*> named_;
};

}  // namespace

std::vector<Problem> find_problems(const Schema& schema) {
  return Validator(schema).run();
}

void validate(const Schema& schema) {
  constexpr std::size_t kMostShown = 20;
  const std::vector<Problem> problems = find_problems(schema);
  if (problems.empty()) return;
  std::string message;
  for (std::size_t i = 0; i < std::min(problems.size(), kMostShown); ++i) {
    if (i != 0) message += '\n';
    message += "schema " + schema.name + ": " + problems[i].message;
  }
  if (problems.size() > kMostShown) {
    message += "\nschema " + schema.name + ": and " + std::to_string(problems.size() - kMostShown) +
               " more";
  }
  throw SchemaError(message);
}

}  // namespace sprat
