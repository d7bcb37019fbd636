// SPDX-License-Identifier: Apache-2.0
// What is known of columns that a segment has in another type, or lacks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/evolution.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// Of `rows` rows that have the field's default, or null.
Statistics default_statistics(const Field& field, std::uint64_t rows);

/// Of a wanted column of rows whose file has `statistics`, by its columns.
Statistics match_statistics(const SchemaMatch& match, std::size_t wanted_column,
                            const std::vector<Statistics>& statistics, std::uint64_t rows);

/// The same bounds as bounds of the wanted type; none where it can't have them.
Statistics cast_statistics(const Statistics& statistics, const Type& file, const Type& wanted);

}  // namespace sprat
