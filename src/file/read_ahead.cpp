// SPDX-License-Identifier: Apache-2.0
#include "file/read_ahead.hpp"

#include <deque>
#include <utility>

namespace sprat {

std::unique_ptr<ReadAhead> ReadAhead::start(FileReader& file, unsigned threads) {
  std::unique_ptr<ReadAhead> ahead(new ReadAhead(file, threads));
  return ahead->ring_.start(threads) ? std::move(ahead) : nullptr;
}

// One slot more than workers, so that none waits for the rows before its own to be asked for.
ReadAhead::ReadAhead(FileReader& file, unsigned threads)
    : file_(file),
      slots_(threads + 1),
      ring_(slots_.size(), [this](std::size_t i, unsigned worker) {
        decoders_[worker].decode(slots_[i].block, slots_[i].batch);
      }) {
  for (unsigned i = 0; i < threads; ++i) decoders_.push_back(file.make_decoder());
}

bool ReadAhead::next(Batch& batch) {
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
  std::swap(batch, oldest.batch);
  ring_.pop_oldest();
  return true;
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
