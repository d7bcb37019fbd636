// SPDX-License-Identifier: Apache-2.0
// A schema with what is known of the files it was read from.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/validate.hpp"

namespace sprat {

struct SchemaFile {
  Schema schema;
  /// Every file that was read, included ones first.
  std::vector<std::string> files;
};

using FindProblems = std::function<std::vector<Problem>(const Schema& schema)>;

/// As load_schema; where the schema is sound, what `find_more` finds is told with its lines too.
SchemaFile load_schema_file(const std::string& path, const FindProblems& find_more);

}  // namespace sprat
