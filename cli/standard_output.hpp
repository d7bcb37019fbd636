// SPDX-License-Identifier: Apache-2.0
// Printing to standard output, where a failed write is an error and not a shorter output.
#pragma once

#include <string_view>

namespace sprat::cli {

/// Writes all of `text`. Throws IoError, as when the disk is full.
void print(std::string_view text);

}  // namespace sprat::cli
