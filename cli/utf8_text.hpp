// SPDX-License-Identifier: Apache-2.0
// Makes any bytes UTF-8 that can be shown: bounds of text columns may be cut inside a character.
#pragma once

#include <string>
#include <string_view>

namespace sprat::cli {

/// Each byte that is not part of a valid character becomes U+FFFD.
std::string replace_invalid_utf8(std::string_view bytes);

}  // namespace sprat::cli
