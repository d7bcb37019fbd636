// SPDX-License-Identifier: Apache-2.0
// Sums of the values of one column.
#pragma once

#include <sprat/batch.hpp>

namespace sprat {

/// Room for the sum of 2^64 values of 64 bits.
__extension__ using WideInteger = __int128;

/// Of a column of integers, dates, times, decimals or booleans: what is null counts nothing.
WideInteger integer_sum(const Type& type, const Column& column);

/// Of a column of floating point; values are added in an order that depends on their number alone.
double floating_sum(const Type& type, const Column& column);

}  // namespace sprat
