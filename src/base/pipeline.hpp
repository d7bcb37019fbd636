// SPDX-License-Identifier: Apache-2.0
// An ordered pipeline: one thread produces and consumes, workers work in between, memory is bounded
// by the number of slots.
#pragma once

#include <cstddef>
#include <functional>

namespace sprat {

/// What happens to each slot, by number, over and over until `produce` returns false. `produce` and
/// `consume` run on the calling thread, `consume` in the order of production; `work` runs on a
/// worker, or on the calling thread where there is one thread only.
struct PipelineSteps {
  std::function<bool(std::size_t slot)> produce;
  std::function<void(std::size_t slot)> work;
  std::function<void(std::size_t slot)> consume;
};

/// Runs until all that was produced is consumed. The first exception, in order of slots'
/// production, ends it and is rethrown here after every worker has stopped.
void run_pipeline(std::size_t slots, unsigned threads, const PipelineSteps& steps);

/// The number of worker threads for a request, 0 meaning one for each core.
unsigned thread_count(unsigned requested);

}  // namespace sprat
