// SPDX-License-Identifier: Apache-2.0
// Leaving rows out of columns, in place.
#pragma once

#include <cstdint>
#include <span>

#include <sprat/batch.hpp>

namespace sprat {

/// Keeps the rows with these numbers, which ascend. A dictionary stays whole.
void keep_rows(const Type& type, std::span<const std::uint32_t> rows, Column& column);

}  // namespace sprat
