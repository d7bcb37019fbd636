// SPDX-License-Identifier: Apache-2.0
#include "base/pipeline.hpp"

#include <algorithm>
#include <exception>
#include <thread>

#include "base/work_ring.hpp"

namespace sprat {

namespace {

void run_inline(const PipelineSteps& steps) {
  while (steps.produce(0)) {
    steps.work(0);
    steps.consume(0);
  }
}

void consume_oldest(WorkRing& ring, const PipelineSteps& steps) {
  ring.wait_oldest();
  steps.consume(ring.oldest_slot());
  ring.pop_oldest();
}

void run_on_workers(WorkRing& ring, const PipelineSteps& steps) {
  // Waits until all items before it are consumed.
  std::exception_ptr produce_error;
  bool more = true;
  while (more || !ring.is_empty()) {
    const bool may_produce = more && !ring.is_full();
    if (!ring.is_empty() && (!may_produce || ring.oldest_is_done())) {
      consume_oldest(ring, steps);
      continue;
    }
    try {
      more = steps.produce(ring.next_slot());
    } catch (...) {
      produce_error = std::current_exception();
      more = false;
    }
    if (more) ring.submit();
  }
  if (produce_error) std::rethrow_exception(produce_error);
}

}  // namespace

void run_pipeline(std::size_t slots, unsigned threads, const PipelineSteps& steps) {
  if (threads > 1 && slots > 1) {
    WorkRing ring(slots, [&](std::size_t slot, unsigned) { steps.work(slot); });
    if (ring.start(threads)) return run_on_workers(ring, steps);
  }
  run_inline(steps);
}

unsigned thread_count(unsigned requested) {
  return requested != 0 ? requested : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace sprat
