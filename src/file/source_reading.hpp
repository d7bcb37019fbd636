// SPDX-License-Identifier: Apache-2.0
// Reading exactly so many bytes of a source, with memory that follows the bytes and not their
// claims.
#pragma once

#include <cstdint>

#include <sprat/io.hpp>

#include "base/bytes.hpp"

namespace sprat {

/// Appends the next `count` bytes to `into`; fewer only at the source's end. Returns how many.
std::uint64_t read_next(Source& source, std::uint64_t count, Buffer& into);

/// Appends `count` bytes from `offset` on. Throws CorruptError where the source ends before. The
/// caller has checked that a file of the source's size can hold them.
void read_placed(Source& source, std::uint64_t offset, std::uint64_t count, Buffer& into);

/// Throws CorruptError where a byte is not zero.
void check_zero(Bytes padding);

}  // namespace sprat
