// SPDX-License-Identifier: Apache-2.0
// schema --check: what becomes of the fields of one schema's files when they are read as another.
#pragma once

#include <string>

namespace sprat::cli {

/// Each a .fbs or a sprat file. One line for each field; throws SchemaError that lists every field
/// that does not fit.
std::string check_schemas(const std::string& old_path, const std::string& new_path);

}  // namespace sprat::cli
