// SPDX-License-Identifier: Apache-2.0
// The attributes that sprat gives a meaning, those of FlatBuffers that change nothing for it, and
// what to say of all others.
#pragma once

#include <string>
#include <string_view>

#include "schema/fbs_mistakes.hpp"

namespace sprat::fbs {

bool is_sprat_attribute(std::string_view name);

/// Unknown, misplaced and repeated attributes, of which the parser would say little or nothing.
void check_attributes(const std::vector<SourceText>& sources, Mistakes& mistakes);

/// `attribute "..";` for sprat's attributes and those used in the texts, so that the parser goes on
/// past unknown ones.
std::string declare_attributes(const std::vector<SourceText>& sources);

}  // namespace sprat::fbs
