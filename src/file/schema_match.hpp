// SPDX-License-Identifier: Apache-2.0
// Which columns of a schema are read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

struct ChosenColumns {
  std::shared_ptr<const Schema> schema;
  /// By column of it: the number of the column in the schema that was chosen from.
  std::vector<std::size_t> columns;
};

/// The named ones in that order; all where none is named. A name is a field's, which stands for all
/// its columns, or the path of one of a struct's columns: "position.x" becomes a field position_x
/// whose name in CSV is position.x. Throws SchemaError listing the columns where a name is unknown
/// or a column is asked for twice.
ChosenColumns choose_fields(const std::shared_ptr<const Schema>& schema,
                            const std::vector<std::string>& names, const std::string& file_name);

/// The number of the column with that path. Throws SchemaError listing the columns.
std::size_t require_column(const Schema& schema, const std::string& path,
                           const std::string& file_name);

}  // namespace sprat
