// SPDX-License-Identifier: Apache-2.0
// Booleans as bytes, as chunks and records hold them, and as bits, as columns do.
#pragma once

#include <cstddef>

#include <sprat/buffer.hpp>

namespace sprat {

/// `bytes` gets a 0 or 1 for each of the first `count` bits.
void spread_booleans(const Buffer& bitmap, std::size_t count, Buffer& bytes);

/// The inverse; `bytes` gets padded. Throws CorruptError where a byte is neither 0 nor 1.
void pack_booleans(Buffer& bytes, Buffer& bitmap);

}  // namespace sprat
