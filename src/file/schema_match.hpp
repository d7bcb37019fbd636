// SPDX-License-Identifier: Apache-2.0
// Which of a file's fields are read, and whether its segments have the same ones.
#pragma once

#include <string>
#include <vector>

#include <sprat/schema.hpp>

#include "file/raw_block.hpp"

namespace sprat {

/// Throws SchemaError naming the field where rows of `later` are no rows of `first`.
void check_same_fields(const Schema& first, const Schema& later, const std::string& file_name);

/// The named fields in that order; all where none is named. Throws SchemaError listing the fields
/// where a name is unknown or repeated.
Projection choose_fields(const Schema& file_schema, const std::vector<std::string>& names,
                         const std::string& file_name);

/// The number of the field. Throws SchemaError listing the fields.
std::size_t require_field(const Schema& schema, const std::string& name,
                          const std::string& file_name);

}  // namespace sprat
