// SPDX-License-Identifier: Apache-2.0
#include "json/json_keys.hpp"

#include <cstddef>
#include <map>

namespace sprat::json {

std::vector<std::string> json_keys(const std::vector<Field>& fields) {
  std::vector<std::string> keys;
  for (const Field& field : fields) {
    keys.push_back(field.csv_name.empty() ? field.name : field.csv_name);
  }
  bool changed = true;
  while (changed) {
    changed = false;
    std::map<std::string, std::size_t> uses;
    for (const std::string& key : keys) ++uses[key];
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (uses[keys[i]] == 1 || keys[i] == fields[i].name) continue;
      keys[i] = fields[i].name;
      changed = true;
    }
  }
  return keys;
}

}  // namespace sprat::json
