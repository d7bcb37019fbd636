// SPDX-License-Identifier: Apache-2.0
// named_types: a walk over the fields, deepest types first.
#include "schema/named_types.hpp"

#include <set>
#include <string_view>

namespace sprat {

namespace {

class Collector {
 public:
  std::vector<const Type*> run(const std::vector<Field>& fields) {
    collect(fields);
    return std::move(types_);
  }

 private:
  void collect(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
      const Type& type = field.type;
      if (!type.name.empty() && !seen_.insert(type.name).second) continue;
      collect(type.fields);
      if (!type.name.empty()) types_.push_back(&type);
    }
  }

  std::vector<const Type*> types_;
  std::set<std::string_view> seen_;
};

}  // namespace

std::vector<const Type*> named_types(const Schema& schema) {
  return Collector().run(schema.fields);
}

}  // namespace sprat
