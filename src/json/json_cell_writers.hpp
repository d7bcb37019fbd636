// SPDX-License-Identifier: Apache-2.0
// The cells of JSON rows, one writer for each family of types.
#pragma once

#include <memory>

#include <sprat/schema.hpp>

#include "text/cell_writer.hpp"

namespace sprat::json {

/// Throws SchemaError for types that have no text.
std::unique_ptr<text::CellWriter> json_cell_writer(const Field& field);

}  // namespace sprat::json
