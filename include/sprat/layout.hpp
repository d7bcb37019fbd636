// SPDX-License-Identifier: Apache-2.0
// Layout: how the blocks of a file hold their rows.
#pragma once

#include <cstdint>

namespace sprat {

/// columns: encoded, column by column. rows: as records of C++, one after the other, to be read in
/// place; for flat schemas only, whose fields all have a fixed size and are never null.
enum class Layout : std::uint8_t { columns, rows };

}  // namespace sprat
