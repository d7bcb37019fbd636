// SPDX-License-Identifier: Apache-2.0
// What the terminal is: whether there is one, and how wide.
#pragma once

#include <cstddef>

namespace sprat::cli {

bool is_terminal_output();
bool is_terminal_error();

/// Columns of the terminal on standard output or error; COLUMNS, then 80, where there is none.
std::size_t terminal_width();

}  // namespace sprat::cli
