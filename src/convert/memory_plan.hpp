// SPDX-License-Identifier: Apache-2.0
// MemoryPlan: how many threads and blocks in flight fit the memory that a conversion may take.
#pragma once

#include <cstdint>

namespace sprat {

struct MemoryPlan {
  unsigned threads = 1;
  /// Blocks between their reading and their writing.
  std::size_t slots = 1;
};

/// `block_bytes` is what one block takes in flight at most, besides what is kept for each of the
/// `columns`. `threads` and `max_memory` as in ConvertOptions; too little memory for one block in
/// flight is a LimitError.
MemoryPlan plan_memory(unsigned threads, std::uint64_t max_memory, std::uint64_t block_bytes,
                       std::size_t columns);

}  // namespace sprat
