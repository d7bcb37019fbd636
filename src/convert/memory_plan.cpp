// SPDX-License-Identifier: Apache-2.0
#include "convert/memory_plan.hpp"

#include <algorithm>
#include <string>

#include <sprat/error.hpp>

#include "base/pipeline.hpp"

namespace sprat {

MemoryPlan plan_memory(unsigned threads, std::uint64_t max_memory, std::uint64_t block_bytes) {
  constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;
  MemoryPlan plan;
  plan.threads = thread_count(threads);
  const std::uint64_t budget =
      max_memory != 0 ? max_memory : 64 * kMiB + 16 * kMiB * (std::max(plan.threads, 2U) - 2);
  if (budget < block_bytes) {
    throw LimitError("a block in flight takes " + std::to_string(block_bytes / kMiB) +
                     " MiB, more than the memory allowed; give more with --max-memory or make "
                     "blocks smaller with --block-rows");
  }
  const std::uint64_t blocks = budget / block_bytes;
  plan.threads = static_cast<unsigned>(std::min<std::uint64_t>(plan.threads, blocks));
  plan.slots = plan.threads == 1
                   ? 1
                   : static_cast<std::size_t>(std::min<std::uint64_t>(plan.threads + 2, blocks));
  return plan;
}

}  // namespace sprat
