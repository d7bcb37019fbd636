// SPDX-License-Identifier: Apache-2.0
// Which rows are not null, as a byte a row.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>
#include <sprat/record_source.hpp>

#include "record/bit_bytes.hpp"

namespace sprat {

/// kRecordVector times 1.
const std::uint8_t* all_present();

/// Of rows [first, first + count); `bytes` lends memory.
inline const std::uint8_t* present_bytes(const Buffer& validity, std::size_t first,
                                         std::size_t count, Buffer& bytes) {
  spread_bits(validity, first, count, bytes);
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace sprat
