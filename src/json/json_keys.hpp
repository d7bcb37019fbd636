// SPDX-License-Identifier: Apache-2.0
// The keys of JSON objects, by field.
#pragma once

#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat::json {

/// The fields' CSV names where they have one, else their names. Of equal keys, those that are CSV
/// names give way to the fields' own names, which are unique.
std::vector<std::string> json_keys(const std::vector<Field>& fields);

}  // namespace sprat::json
