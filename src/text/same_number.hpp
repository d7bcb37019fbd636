// SPDX-License-Identifier: Apache-2.0
// Whether two spellings are the same number, exactly, whatever its size and precision.
#pragma once

#include <string_view>

namespace sprat::text {

/// Both are JSON numbers; zero has no sign.
bool same_number(std::string_view left, std::string_view right);

}  // namespace sprat::text
