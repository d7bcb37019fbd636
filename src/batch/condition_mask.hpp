// SPDX-License-Identifier: Apache-2.0
// Which values of a column satisfy a comparison, for many rows at a time.
#pragma once

#include <cstdint>
#include <span>

#include <sprat/batch.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// Sets to 0 the bytes of rows whose value, a number, date, time or boolean, is not `comparison`
/// `value`, which is a scalar of the column's kind; the slots of nulls count as values.
void mask_values(const Type& type, Comparison comparison, const Scalar& value, const Column& column,
                 std::span<std::uint8_t> mask);

/// Sets to 0 the bytes of rows that are null.
void mask_nulls(const Column& column, std::span<std::uint8_t> mask);

}  // namespace sprat
