// SPDX-License-Identifier: Apache-2.0
#include "base/work_ring.hpp"

#include <system_error>
#include <utility>

#include <unistd.h>

#include <sprat/error.hpp>

namespace sprat {

WorkRing::WorkRing(std::size_t slots, Work work)
    : work_(std::move(work)), workers_(std::make_unique<Workers>()), slots_(slots) {
  workers_->process = ::getpid();
}

WorkRing::~WorkRing() {
  if (has_forked()) {
    // Its threads are the other process's: what they wait by can be neither joined nor destroyed.
    static_cast<void>(workers_.release());
    return;
  }
  {
    const std::lock_guard lock(workers_->mutex);
    stopping_ = true;
  }
  workers_->work_waits.notify_all();
  for (std::thread& worker : workers_->threads) worker.join();
}

bool WorkRing::has_forked() const {
  return ::getpid() != workers_->process;
}

void WorkRing::require_workers() const {
  if (!has_forked()) return;
  throw IoError(
      "the process was forked while this file was in use, and the threads that work on it stayed "
      "with its parent; open the file anew after the fork");
}

bool WorkRing::start(unsigned threads) {
  std::vector<std::thread>& workers = workers_->threads;
  workers.reserve(threads);
  try {
    for (unsigned worker = 0; worker < threads; ++worker) {
      workers.emplace_back([this, worker] { work_until_stopped(worker); });
    }
  } catch (const std::system_error&) {
    return !workers.empty();
  }
  return true;
}

void WorkRing::submit() {
  require_workers();
  {
    const std::lock_guard lock(workers_->mutex);
    waiting_end_ = ++submitted_;
  }
  workers_->work_waits.notify_one();
}

bool WorkRing::oldest_is_done() {
  require_workers();
  const std::lock_guard lock(workers_->mutex);
  return slots_[oldest_slot()].done;
}

void WorkRing::wait_oldest() {
  require_workers();
  std::unique_lock lock(workers_->mutex);
  Slot& oldest = slots_[oldest_slot()];
  workers_->work_done.wait(lock, [&] { return oldest.done; });
  const std::exception_ptr error = std::exchange(oldest, {}).error;
  lock.unlock();
  if (error) std::rethrow_exception(error);
}

std::vector<std::size_t> WorkRing::drop() {
  require_workers();
  std::unique_lock lock(workers_->mutex);
  next_to_begin_ = waiting_end_;
  workers_->work_done.wait(lock, [this] { return running_ == 0; });
  for (Slot& slot : slots_) slot = {};
  std::vector<std::size_t> filled;
  for (; taken_back_ < submitted_; ++taken_back_) filled.push_back(oldest_slot());
  return filled;
}

void WorkRing::work_until_stopped(unsigned worker) {
  std::unique_lock lock(workers_->mutex);
  for (;;) {
    workers_->work_waits.wait(lock, [this] { return stopping_ || next_to_begin_ < waiting_end_; });
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
    workers_->work_done.notify_one();
  }
}

}  // namespace sprat
