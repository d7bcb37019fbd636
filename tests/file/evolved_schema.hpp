// SPDX-License-Identifier: Apache-2.0
// Schemas that evolved at random, and what their rows must be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sprat/batch.hpp>

/// What a newer version of the program may have made of the schema: fields in another order, wider,
/// nullable, renamed, left out, and new ones.
sprat::Schema evolved_schema(const sprat::Schema& schema, std::uint64_t seed);

/// Each row of a column, value by value, as a column of the wanted type has it.
std::vector<std::string> spelled_rows(const sprat::Column& column, const sprat::Type& type,
                                      const sprat::Type& wanted);
