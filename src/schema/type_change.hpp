// SPDX-License-Identifier: Apache-2.0
// What becomes of values of one type when another is wanted (docs/schema.md, Evolution).
#pragma once

#include <string>

#include <sprat/evolution.hpp>

namespace sprat {

struct TypeVerdict {
  TypeChange change = TypeChange::same;
  /// Where refused: what the type is, what is wanted, and what to do.
  std::string problem = {};
};

/// Why a field of one type can't be read as the other.
std::string misfit_of(const Type& file, const Type& wanted);

/// Of types that are no structs.
TypeVerdict judge_types(const Type& file, const Type& wanted);

}  // namespace sprat
