// SPDX-License-Identifier: Apache-2.0
// XXH3-64, the only checksum of the format.
#pragma once

#include <cstdint>

#include "base/bytes.hpp"

namespace sprat {

std::uint64_t checksum(Bytes bytes, std::uint64_t seed = 0);

}  // namespace sprat
