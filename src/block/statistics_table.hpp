// SPDX-License-Identifier: Apache-2.0
// Statistics as they stand in directories, indexes and footers.
#pragma once

#include <sprat/buffer.hpp>
#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

#include "base/bytes.hpp"

#include "sprat_generated.h"

namespace sprat {

/// Texts of bounds are appended to `texts`.
wire::ColumnStatistics to_wire(const Statistics& statistics, Buffer& texts);

/// Checks them against the type, the row count and the texts. Throws CorruptError.
void check_statistics(const wire::ColumnStatistics& stored, const Type& type, std::uint64_t rows,
                      Bytes texts);

std::uint64_t null_count(const wire::ColumnStatistics& stored);

/// Of statistics that were checked.
Statistics from_wire(const wire::ColumnStatistics& stored, const Type& type, Bytes texts);

}  // namespace sprat
