// SPDX-License-Identifier: Apache-2.0
#include "base/pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace sprat {

namespace {

void run_inline(const PipelineSteps& steps) {
  while (steps.produce(0)) {
    steps.work(0);
    steps.consume(0);
  }
}

/// Items are numbered in order of production; item n lives in slot n modulo the number of slots.
class Pipeline {
 public:
  Pipeline(std::size_t slots, const PipelineSteps& steps) : steps_(steps), slots_(slots) {}
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  ~Pipeline() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    work_waits_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }

  /// False where the system gives no thread at all.
  bool start_workers(unsigned count) {
    workers_.reserve(count);
    try {
      while (workers_.size() < count) workers_.emplace_back([this] { work_until_stopped(); });
    } catch (const std::system_error&) {
      return !workers_.empty();
    }
    return true;
  }

  void run() {
    bool more = true;
    while (more || consumed_ < produced_) {
      if (oldest_is_done(more && produced_ - consumed_ < slots_.size())) {
        consume_oldest();
      } else {
        more = produce_next();
      }
    }
    if (produce_error_) std::rethrow_exception(produce_error_);
  }

 private:
  struct Slot {
    bool done = false;
    std::exception_ptr error;
  };

  Slot& slot_of(std::uint64_t item) { return slots_[item % slots_.size()]; }

  /// Waits for it where there is nothing else to do.
  bool oldest_is_done(bool may_produce) {
    if (consumed_ == produced_) return false;
    std::unique_lock lock(mutex_);
    const Slot& oldest = slot_of(consumed_);
    if (!may_produce) work_done_.wait(lock, [&] { return oldest.done; });
    return oldest.done;
  }

  void consume_oldest() {
    Slot& oldest = slot_of(consumed_);
    if (oldest.error) std::rethrow_exception(oldest.error);
    steps_.consume(consumed_ % slots_.size());
    oldest.done = false;
    ++consumed_;
  }

  /// An exception waits until all items before it are consumed.
  bool produce_next() {
    try {
      if (!steps_.produce(produced_ % slots_.size())) return false;
    } catch (...) {
      produce_error_ = std::current_exception();
      return false;
    }
    {
      const std::lock_guard lock(mutex_);
      ++produced_;
    }
    work_waits_.notify_one();
    return true;
  }

  void work_until_stopped() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_waits_.wait(lock, [this] { return stopping_ || taken_ < produced_; });
      if (stopping_) return;
      const std::uint64_t item = taken_++;
      lock.unlock();
      std::exception_ptr error;
      try {
        steps_.work(item % slots_.size());
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      slot_of(item) = {.done = true, .error = error};
      work_done_.notify_one();
    }
  }

  const PipelineSteps& steps_;
  std::mutex mutex_;
  std::condition_variable work_waits_;
  std::condition_variable work_done_;
  std::vector<Slot> slots_;
  std::uint64_t produced_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t consumed_ = 0;
  std::exception_ptr produce_error_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace

void run_pipeline(std::size_t slots, unsigned threads, const PipelineSteps& steps) {
  if (threads > 1 && slots > 1) {
    Pipeline pipeline(slots, steps);
    if (pipeline.start_workers(threads)) return pipeline.run();
  }
  run_inline(steps);
}

unsigned thread_count(unsigned requested) {
  return requested != 0 ? requested : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace sprat
