// SPDX-License-Identifier: Apache-2.0
// TypeNamesTaken: names for the structs of an inferred schema, all different.
#pragma once

#include <set>
#include <string>

#include "csv/inference.hpp"

namespace sprat {

class TypeNamesTaken {
 public:
  explicit TypeNamesTaken(const std::string& record_name) : names_{record_name} {}

  /// "position" gives "Position", or "Position2" where that is another's.
  std::string name_for(const std::string& key) {
    const std::string base = csv::record_name(key);
    std::string name = base;
    for (int i = 2; !names_.insert(name).second; ++i) name = base + std::to_string(i);
    return name;
  }

 private:
  std::set<std::string> names_;
};

}  // namespace sprat
