// SPDX-License-Identifier: Apache-2.0
// Names as IDL must write them: fields around those that FlatBuffers reserves, types by the
// shortest reference that means them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat::fbs {

/// Each field's name in IDL: its own, or with _ appended where FlatBuffers would refuse it for
/// being a type's name, or for the accessors it generates. `type_names` are unqualified.
std::vector<std::string> field_names(const std::vector<Field>& fields,
                                     const std::set<std::string>& type_names);

/// `name` as it must be written within `space`, for FlatBuffers looks names up from the innermost
/// namespace outwards; `all_names` are all types'. Throws SchemaError where nothing would do.
std::string reference(const std::string& name, const std::string& space,
                      const std::set<std::string>& all_names);

}  // namespace sprat::fbs
