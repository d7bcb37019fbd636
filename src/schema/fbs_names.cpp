// SPDX-License-Identifier: Apache-2.0
// Names as IDL must write them.
#include "schema/fbs_names.hpp"

#include <array>
#include <map>
#include <string_view>

#include <sprat/error.hpp>

#include "schema/name_rules.hpp"

namespace sprat::fbs {

namespace {

bool is_vector(const Type& type) {
  return type.kind == TypeKind::bytes || type.kind == TypeKind::list ||
         type.kind == TypeKind::array;
}
bool is_string(const Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::fixed_text ||
         type.kind == TypeKind::integer;
}

// A field of this name would clash with what FlatBuffers generates for the field that the rest of
// the name names.
struct ReservedSuffix {
  std::string_view suffix;
  bool (*applies)(const Type& type);
};
constexpr std::array<ReservedSuffix, 4> kReservedSuffixes = {{
    {"_length", is_vector},
    {"Length", is_vector},
    {"_byte_vector", is_string},
    {"ByteVector", is_string},
}};

using FieldsByName = std::map<std::string, const Field*, std::less<>>;

bool clashes(std::string_view name, const FieldsByName& fields) {
  for (const ReservedSuffix& reserved : kReservedSuffixes) {
    if (!name.ends_with(reserved.suffix)) continue;
    const auto found = fields.find(name.substr(0, name.size() - reserved.suffix.size()));
    if (found != fields.end() && reserved.applies(found->second->type)) return true;
  }
  return false;
}

// The types that FlatBuffers may take `written` for.
std::set<std::string> meanings(const std::string& written, std::string_view space,
                               const std::set<std::string>& all_names) {
  std::set<std::string> found;
  for (;; space = namespace_of(space)) {
    const std::string candidate = space.empty() ? written : std::string(space) + "." + written;
    if (all_names.count(candidate) != 0) found.insert(candidate);
    if (space.empty()) return found;
  }
}

}  // namespace

std::vector<std::string> field_names(const std::vector<Field>& fields,
                                     const std::set<std::string>& type_names) {
  std::vector<std::string> names;
  FieldsByName by_name;
  for (const Field& field : fields) {
    names.push_back(field.name);
    by_name.emplace(field.name, &field);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (type_names.count(names[i]) == 0 && !clashes(names[i], by_name)) continue;
      by_name.erase(names[i]);
      do names[i] += '_';
      while (by_name.count(names[i]) != 0);
      by_name.emplace(names[i], &fields[i]);
      changed = true;
    }
  }
  return names;
}

std::string reference(const std::string& name, const std::string& space,
                      const std::set<std::string>& all_names) {
  const std::set<std::string> only_it = {name};
  const std::string short_name(base_name(name));
  if (meanings(short_name, space, all_names) == only_it) return short_name;
  if (meanings(name, space, all_names) == only_it) return name;
  throw SchemaError("type " + name + ": its name means another type within namespace " + space +
                    "; rename one");
}

}  // namespace sprat::fbs
