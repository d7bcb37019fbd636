// SPDX-License-Identifier: Apache-2.0
// Cell formats of the kinds that are written as words: booleans, enums and text of a fixed length.
#pragma once

#include <memory>
#include <string>

#include "text/cell_format.hpp"

namespace sprat::text {

/// A boolean's format is its two spellings, "true/false". An enum's values are written by name, and
/// as integers where they have none. Text of a fixed length ends before its trailing NULs. Throws
/// SchemaError for all other types.
std::unique_ptr<CellFormat> symbol_format(const Type& type, const std::string& format);

}  // namespace sprat::text
