// SPDX-License-Identifier: Apache-2.0
#include "base/checksum.hpp"

#include <xxhash.h>

namespace sprat {

std::uint64_t checksum(Bytes bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace sprat
