// SPDX-License-Identifier: Apache-2.0
// WorkRing: numbered slots that one thread fills, workers work on, and the first takes back in
// order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace sprat {

/// What a slot holds is the owner's: nobody but its worker may touch it between `submit` and
/// `wait_oldest`. All functions are called by the thread that made the ring. In a process that was
/// forked since it was started there are no workers: the ring can be destroyed, all else is an
/// IoError.
class WorkRing {
 public:
  /// `worker` counts from 0; no two calls with the same one overlap. What it throws,
  /// `wait_oldest` throws for that slot.
  using Work = std::function<void(std::size_t slot, unsigned worker)>;

  WorkRing(std::size_t slots, Work work);
  /// Work that has begun ends first; the rest is dropped.
  ~WorkRing();
  WorkRing(const WorkRing&) = delete;
  WorkRing& operator=(const WorkRing&) = delete;

  /// Once, before the first `submit`. False where the system gives no thread at all.
  bool start(unsigned threads);

  bool is_empty() const { return taken_back_ == submitted_; }
  bool is_full() const { return submitted_ - taken_back_ == slots_.size(); }
  /// The slot to fill next, unless the ring is full.
  std::size_t next_slot() const { return submitted_ % slots_.size(); }
  /// Hands that slot to the workers.
  void submit();

  /// Of a ring that is not empty.
  std::size_t oldest_slot() const { return taken_back_ % slots_.size(); }
  bool oldest_is_done();
  void wait_oldest();
  /// Frees the oldest slot after `wait_oldest`, whether that threw or not.
  void pop_oldest() { ++taken_back_; }

  /// Whether this is a process that was forked since. What workers were at then is in no known
  /// state: it is better left alone than destroyed.
  bool has_forked() const;

  /// Waits for work that has begun, drops the rest, and empties the ring. Returns the slots that
  /// were filled, the oldest first.
  std::vector<std::size_t> drop();

 private:
  struct Slot {
    bool done = false;
    std::exception_ptr error;
  };

  // What workers wait by.
  struct Workers {
    std::mutex mutex;
    std::condition_variable work_waits;
    std::condition_variable work_done;
    std::vector<std::thread> threads;
    pid_t process = 0;
  };

  void require_workers() const;
  void work_until_stopped(unsigned worker);

  Work work_;
  // Items are numbered as they are submitted; item n is in slot n modulo the number of slots.
  std::uint64_t submitted_ = 0;
  std::uint64_t taken_back_ = 0;
  std::unique_ptr<Workers> workers_;
  // The rest is guarded by the workers' mutex.
  std::vector<Slot> slots_;
  std::uint64_t waiting_end_ = 0;
  std::uint64_t next_to_begin_ = 0;
  std::size_t running_ = 0;
  bool stopping_ = false;
};

}  // namespace sprat
