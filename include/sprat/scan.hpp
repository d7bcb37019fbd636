// SPDX-License-Identifier: Apache-2.0
// scan and OrderedScan: a file's rows on all cores at once, in no order or in the file's.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
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

namespace detail {

/// What OrderedScan does, of results whose type it does not know.
class OrderedBlocks {
 public:
  using Finish = std::function<std::shared_ptr<void>(Batch& batch)>;

  OrderedBlocks(std::unique_ptr<Source> source, const ReaderOptions& options, Finish finish);
  ~OrderedBlocks();
  OrderedBlocks(OrderedBlocks&&) noexcept;
  OrderedBlocks& operator=(OrderedBlocks&&) noexcept;

  const Schema& schema() const;
  std::shared_ptr<void> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace detail

/// What `work(Batch&)` makes of each block's rows, in the file's order. `options.threads` threads
/// decode blocks and call `work` ahead, at the same time; one: the calling thread. Memory is that
/// of `threads` + 2 blocks and of what is made of them. `work` may take the batch's memory.
///
/// Not thread-safe. The source is used by the calling thread alone.
template <class Result>
class OrderedScan {
 public:
  OrderedScan(std::unique_ptr<Source> source, const ReaderOptions& options,
              std::function<Result(Batch& batch)> work)
      : blocks_(std::move(source), options, [work = std::move(work)](Batch& batch) {
          return std::make_shared<Result>(work(batch));
        }) {}

  /// Of the batches' rows.
  const Schema& schema() const { return blocks_.schema(); }
  /// None at the end. Throws what reading a block or `work` throws, after what all blocks before it
  /// came to.
  std::optional<Result> next() {
    const auto made = std::static_pointer_cast<Result>(blocks_.next());
    return made ? std::optional(std::move(*made)) : std::nullopt;
  }

 private:
  detail::OrderedBlocks blocks_;
};

}  // namespace sprat
