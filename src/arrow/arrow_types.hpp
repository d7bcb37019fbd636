// SPDX-License-Identifier: Apache-2.0
// sprat's types as Arrow's format strings, and back.
#pragma once

#include <string>

#include <sprat/arrow.hpp>
#include <sprat/schema.hpp>

namespace sprat::arrow {

/// The format of a type; of a dictionary, its codes'.
std::string format_of(const Type& type, ArrowText text);

/// The field that a child of an Arrow struct is; `problems` takes a line for each part of it that
/// sprat has no type for.
Field field_of(const ArrowSchema& schema, std::string& problems);

}  // namespace sprat::arrow
