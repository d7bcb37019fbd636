// SPDX-License-Identifier: Apache-2.0
// Allocating and growing the hash table of DistinctIndex.
#include "encoding/distinct_index.hpp"

#include <utility>

namespace sprat::encoding {

void DistinctIndex::allocate(std::size_t slot_count) {
  slots_.clear();
  slots_.resize_zeroed(slot_count * sizeof(std::uint64_t));
  mask_ = slot_count - 1;
}

void DistinctIndex::grow() {
  Buffer old;
  old.swap(slots_);
  allocate((mask_ + 1) * 4);
  for (const std::uint64_t slot : std::as_const(old).as<std::uint64_t>()) {
    if (slot == 0) continue;
    std::size_t at = slot_of(slot & ~kNumberMask);
    while (slots()[at] != 0) at = (at + 1) & mask_;
    slots()[at] = slot;
  }
}

}  // namespace sprat::encoding
