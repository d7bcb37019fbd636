// SPDX-License-Identifier: Apache-2.0
#include "file/read_ahead.hpp"

#include <deque>
#include <utility>

namespace sprat {

std::unique_ptr<ReadAhead> ReadAhead::start(FileReader& file, unsigned threads,
                                            const FinishBlock& finish) {
  std::unique_ptr<ReadAhead> ahead(new ReadAhead(file, threads, finish));
  return ahead->ring_.start(threads) ? std::move(ahead) : nullptr;
}

// One slot more than workers, so that none waits for the rows before its own to be asked for.
ReadAhead::ReadAhead(FileReader& file, unsigned threads, const FinishBlock& finish)
    : file_(file),
      finish_(finish),
      slots_(threads + 1),
      ring_(slots_.size(),
            [this](std::size_t slot, unsigned worker) { decode(slots_[slot], worker); }) {
  for (unsigned i = 0; i < threads; ++i) decoders_.push_back(file.make_decoder());
  unfinished_.resize(threads);
}

void ReadAhead::decode(Slot& slot, unsigned worker) {
  if (!finish_) return decoders_[worker].decode(slot.block, slot.batch);
  Batch& batch = unfinished_[worker];
  decoders_[worker].decode(slot.block, batch);
  if (batch.rows != 0) slot.finished = finish_(batch);
}

// Calls `take` with the slots of the next rows until it says true; false at the end.
template <class Take>
bool ReadAhead::take_next(const Take& take) {
  for (;;) {
    while (!has_ended_ && !ring_.is_full()) fetch();
    if (ring_.is_empty()) {
      if (fetch_error_) std::rethrow_exception(fetch_error_);
      return false;
    }
    Slot& oldest = slots_[ring_.oldest_slot()];
    try {
      ring_.wait_oldest();
    } catch (...) {
      ring_.pop_oldest();
      throw;
    }
    const bool is_taken = take(oldest);
    ring_.pop_oldest();
    if (is_taken) return true;
  }
}

bool ReadAhead::next(Batch& batch) {
  return take_next([&](Slot& slot) {
    if (slot.batch.rows == 0) return false;
    std::swap(batch, slot.batch);
    return true;
  });
}

std::shared_ptr<void> ReadAhead::next_finished() {
  std::shared_ptr<void> finished;
  take_next([&](Slot& slot) {
    finished = std::move(slot.finished);
    return finished != nullptr;
  });
  return finished;
}

// An error waits until all rows before it have been given.
void ReadAhead::fetch() {
  try {
    if (file_.fetch(slots_[ring_.next_slot()].block)) return ring_.submit();
  } catch (...) {
    fetch_error_ = std::current_exception();
  }
  has_ended_ = true;
}

void ReadAhead::restart() {
  ring_.drop();
  for (Slot& slot : slots_) slot.finished = nullptr;
  has_ended_ = false;
  fetch_error_ = nullptr;
}

void ReadAhead::give_back() {
  std::deque<RawBlock> blocks;
  for (const std::size_t slot : ring_.drop()) blocks.push_back(std::move(slots_[slot].block));
  file_.take_back(std::move(blocks));
  has_ended_ = false;
  fetch_error_ = nullptr;
}

}  // namespace sprat
