// SPDX-License-Identifier: Apache-2.0
#include "base/work_ring.hpp"

#include <system_error>
#include <utility>

namespace sprat {

WorkRing::WorkRing(std::size_t slots, Work work) : work_(std::move(work)), slots_(slots) {}

WorkRing::~WorkRing() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_waits_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

bool WorkRing::start(unsigned threads) {
  workers_.reserve(threads);
  try {
    for (unsigned worker = 0; worker < threads; ++worker) {
      workers_.emplace_back([this, worker] { work_until_stopped(worker); });
    }
  } catch (const std::system_error&) {
    return !workers_.empty();
  }
  return true;
}

void WorkRing::submit() {
  {
    const std::lock_guard lock(mutex_);
    waiting_end_ = ++submitted_;
  }
  work_waits_.notify_one();
}

bool WorkRing::oldest_is_done() {
  const std::lock_guard lock(mutex_);
  return slots_[oldest_slot()].done;
}

void WorkRing::wait_oldest() {
  std::unique_lock lock(mutex_);
  Slot& oldest = slots_[oldest_slot()];
  work_done_.wait(lock, [&] { return oldest.done; });
  const std::exception_ptr error = std::exchange(oldest, {}).error;
  lock.unlock();
  if (error) std::rethrow_exception(error);
}

std::vector<std::size_t> WorkRing::drop() {
  std::unique_lock lock(mutex_);
  next_to_begin_ = waiting_end_;
  work_done_.wait(lock, [this] { return running_ == 0; });
  for (Slot& slot : slots_) slot = {};
  std::vector<std::size_t> filled;
  for (; taken_back_ < submitted_; ++taken_back_) filled.push_back(oldest_slot());
  return filled;
}

void WorkRing::work_until_stopped(unsigned worker) {
  std::unique_lock lock(mutex_);
  for (;;) {
    work_waits_.wait(lock, [this] { return stopping_ || next_to_begin_ < waiting_end_; });
    if (stopping_) return;
    const std::size_t slot = next_to_begin_++ % slots_.size();
    ++running_;
    lock.unlock();
    std::exception_ptr error;
    try {
      work_(slot, worker);
    } catch (...) {
      error = std::current_exception();
    }
    lock.lock();
    --running_;
    slots_[slot] = {.done = true, .error = std::move(error)};
    work_done_.notify_one();
  }
}

}  // namespace sprat
