// SPDX-License-Identifier: Apache-2.0
#include "convert/memory_plan.hpp"

#include <algorithm>
#include <string>

#include <sprat/error.hpp>

#include "base/pipeline.hpp"

namespace sprat {

namespace {

/// Of a column, in a block that is worked on and in its worker: names, types, buffers, statistics.
constexpr std::uint64_t kColumnBytes = 2048;
/// So many are no matter beside a block's rows.
constexpr std::size_t kFewColumns = 1000;

}  // namespace

MemoryPlan plan_memory(unsigned threads, std::uint64_t max_memory, std::uint64_t block_bytes,
                       std::size_t columns) {
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
  if (columns > kFewColumns) block_bytes += kColumnBytes * columns;
  const std::uint64_t blocks = std::max<std::uint64_t>(budget / block_bytes, 1);
  plan.threads = static_cast<unsigned>(std::min<std::uint64_t>(plan.threads, blocks));
  plan.slots = plan.threads == 1
                   ? 1
                   : static_cast<std::size_t>(std::min<std::uint64_t>(plan.threads + 2, blocks));
  return plan;
}

}  // namespace sprat
