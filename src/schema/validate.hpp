// SPDX-License-Identifier: Apache-2.0
// find_problems: everything that is wrong with a schema, each with the place it is at.
#pragma once

#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

/// Deepest nesting of structs.
inline constexpr std::size_t kMaxNesting = 32;
/// Leaves of one schema.
inline constexpr std::size_t kMaxColumns = 65'536;

struct Problem {
  /// The record or named type it is in, and the field or enum value; no member for the type itself.
  std::string owner;
  std::string member;
  std::string message;
};

std::vector<Problem> find_problems(const Schema& schema);

}  // namespace sprat
