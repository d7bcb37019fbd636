// SPDX-License-Identifier: Apache-2.0
// Which of a file's columns are read, and whether its segments have the same ones.
#pragma once

#include <string>
#include <vector>

#include <sprat/schema.hpp>

#include "file/raw_block.hpp"

namespace sprat {

/// Throws SchemaError naming the field where rows of `later` are no rows of `first`.
void check_same_fields(const Schema& first, const Schema& later, const std::string& file_name);

/// The named ones in that order; all where none is named. A name is a field's, which stands for all
/// its columns, or the path of one of a struct's columns: "position.x" becomes a field position_x
/// whose name in CSV is position.x. Throws SchemaError listing the columns where a name is unknown
/// or a column is asked for twice.
Projection choose_fields(const Schema& file_schema, const std::vector<std::string>& names,
                         const std::string& file_name);

/// The number of the column with that path. Throws SchemaError listing the columns.
std::size_t require_column(const Schema& schema, const std::string& path,
                           const std::string& file_name);

}  // namespace sprat
