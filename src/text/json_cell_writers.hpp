// SPDX-License-Identifier: Apache-2.0
// The cells of JSON rows, one writer for each family of types.
#pragma once

#include <memory>

#include <sprat/schema.hpp>

#include "text/cell_writer.hpp"

namespace sprat::text {

/// Nulls are written as null. Throws SchemaError for structs.
std::unique_ptr<CellWriter> json_cell_writer(const Field& field);

}  // namespace sprat::text
