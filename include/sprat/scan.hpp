// SPDX-License-Identifier: Apache-2.0
// scan: a file's rows on all cores at once, for sums and other totals.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/io.hpp>
#include <sprat/reader.hpp>

namespace sprat {

namespace detail {

using BeginScan = std::function<void(std::size_t workers)>;
using VisitBlock = std::function<void(const Batch& batch, std::size_t worker)>;

/// Calls `begin` once, then `visit` with each block: no two calls for one worker overlap.
void scan_blocks(std::unique_ptr<Source> source, const ReaderOptions& options,
                 const BeginScan& begin, const VisitBlock& visit);

/// Apart from what other workers write to.
template <class State>
struct alignas(128) WorkerState {
  State value;
};

}  // namespace detail

/// Calls `visit(const Batch&, State&)` with the rows of each block that the options ask for, on
/// `options.threads` threads at the same time, in no order; the batch is reused afterwards. Each
/// thread has a state of its own, which begins as a copy of `initial`: returns those states, for
/// the caller to put together.
///
/// Throws what reading a block or `visit` throws, of several the one of the earliest block, after
/// all blocks before it were visited. The source is used by one thread at a time.
template <class State, class Visit>
std::vector<State> scan(std::unique_ptr<Source> source, const ReaderOptions& options,
                        const State& initial, const Visit& visit) {
  std::vector<detail::WorkerState<State>> states;
  detail::scan_blocks(
      std::move(source), options, [&](std::size_t workers) { states.assign(workers, {initial}); },
      [&](const Batch& batch, std::size_t worker) { visit(batch, states[worker].value); });
  std::vector<State> results;
  results.reserve(states.size());
  for (auto& state : states) results.push_back(std::move(state.value));
  return results;
}

template <class State, class Visit>
std::vector<State> scan(const std::string& path, const ReaderOptions& options, const State& initial,
                        const Visit& visit) {
  return scan(open_source(path), options, initial, visit);
}

}  // namespace sprat
