// SPDX-License-Identifier: Apache-2.0
// A field's type, default and attributes as IDL writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/type_rules.hpp"

namespace sprat::fbs {

struct AttributeText {
  std::string name;
  /// With quotes where it is a text; empty for none.
  std::string value;
};

struct FieldText {
  /// "long", "[string]"; a named type's is its name with namespace.
  std::string type;
  /// "null" or a literal; empty for none.
  std::string default_value;
  std::vector<AttributeText> attributes;
};

/// All but the name.
FieldText field_text(const Field& field, Place place);

/// In quotes, with escapes.
std::string quoted(std::string_view text);

}  // namespace sprat::fbs
