// SPDX-License-Identifier: Apache-2.0
// The cell format of lists and arrays: JSON arrays, "[1,2,3]".
#pragma once

#include <memory>

#include "text/cell_format.hpp"

namespace sprat::text {

/// Elements are spelled as JSON spells their type, without spaces.
std::unique_ptr<CellFormat> list_format(const Type& type);

}  // namespace sprat::text
