// SPDX-License-Identifier: Apache-2.0
// What columns take in memory, however large their buffers happen to be; booleans in lists count a
// byte, which they take while they are encoded and decoded.
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>

namespace sprat {

/// Of a column whose layout is sound. The elements of null lists do not count.
std::uint64_t column_bytes(const Type& type, const Column& column);

/// What so many rows take at least, whatever they hold.
std::uint64_t least_column_bytes(const Type& type, std::uint64_t rows);

}  // namespace sprat
