// SPDX-License-Identifier: Apache-2.0
// StatePool: working memory that a pipeline's workers borrow, as many as work at the same time.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace sprat {

template <class State>
class StatePool {
 public:
  explicit StatePool(std::function<std::unique_ptr<State>()> make) : make_(std::move(make)) {}

  /// Runs `work(state)` with a state that nobody else holds meanwhile.
  template <class Work>
  void with(const Work& work) {
    std::unique_ptr<State> state = take();
    work(*state);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(state));
  }

 private:
  std::unique_ptr<State> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return make_();
    std::unique_ptr<State> state = std::move(idle_.back());
    idle_.pop_back();
    return state;
  }

  std::function<std::unique_ptr<State>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<State>> idle_;
};

}  // namespace sprat
