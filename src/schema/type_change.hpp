// SPDX-License-Identifier: Apache-2.0
// What becomes of values of one type when another is wanted (docs/schema.md, Evolution).
#pragma once

#include <string>

#include <sprat/evolution.hpp>

namespace sprat {

struct TypeVerdict {
  TypeChange change = TypeChange::same;
  /// Where refused: what to do.
  std::string remedy = {};
};

/// Of types that are no structs.
TypeVerdict judge_types(const Type& file, const Type& wanted);

}  // namespace sprat
