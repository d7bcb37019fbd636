// SPDX-License-Identifier: Apache-2.0
// Refusing names that a language cannot have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sprat/schema.hpp>

#include "schema/validate.hpp"

namespace sprat::compile {

/// Throws SchemaError with a line for each problem, if there is any.
void raise_problems(const Schema& schema, const std::vector<Problem>& problems);

/// Without line feeds and other control characters, to stand in a comment.
std::string printable(std::string_view text);

}  // namespace sprat::compile
