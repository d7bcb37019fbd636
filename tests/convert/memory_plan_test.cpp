// SPDX-License-Identifier: Apache-2.0
#include "convert/memory_plan.hpp"

#include <sprat/error.hpp>

#include "support/catch.hpp"

namespace sprat {
namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;

TEST_CASE("memory plan: one thread needs one block in flight") {
  const MemoryPlan plan = plan_memory(1, 0, 16 * kMiB, 10);
  CHECK(plan.threads == 1);
  CHECK(plan.slots == 1);
}

TEST_CASE("memory plan: blocks in flight are two more than threads where memory allows") {
  CHECK(plan_memory(2, 0, 16 * kMiB, 10).slots == 4);
  CHECK(plan_memory(8, 0, 16 * kMiB, 10).slots == 10);
  CHECK(plan_memory(2, 1024 * kMiB, 16 * kMiB, 10).slots == 4);
}

TEST_CASE("memory plan: little memory takes blocks away first, then threads") {
  const MemoryPlan tight = plan_memory(4, 48 * kMiB, 16 * kMiB, 10);
  CHECK(tight.threads == 3);
  CHECK(tight.slots == 3);
  const MemoryPlan tightest = plan_memory(4, 16 * kMiB, 16 * kMiB, 10);
  CHECK(tightest.threads == 1);
  CHECK(tightest.slots == 1);
}

TEST_CASE("memory plan: thousands of columns take memory too, but never the last block's") {
  CHECK(plan_memory(2, 0, 16 * kMiB, 2000).slots == 3);
  CHECK(plan_memory(2, 0, 16 * kMiB, 20'000).threads == 1);
  CHECK(plan_memory(2, 0, 16 * kMiB, 1'000'000).slots == 1);
}

TEST_CASE("memory plan: too little memory for one block is an error that says so") {
  CHECK_THROWS_AS(plan_memory(1, 8 * kMiB, 16 * kMiB, 10), LimitError);
}

}  // namespace
}  // namespace sprat
