// SPDX-License-Identifier: Apache-2.0
#include "file/decoded_blocks.hpp"

#include <utility>

#include "file/placed_blocks.hpp"

namespace sprat {

DecodedBlocks::DecodedBlocks(std::unique_ptr<Source> source, const ReaderOptions& options,
                             unsigned threads, FinishBlock finish)
    : file_(std::move(source), options),
      finish_(std::move(finish)),
      decoder_(file_.make_decoder()),
      threads_(threads) {}

DecodedBlocks::~DecodedBlocks() {
  if (ahead_ && ahead_->has_forked()) static_cast<void>(ahead_.release());
}

// Whoever asks what a file holds needs no threads.
void DecodedBlocks::begin() {
  has_begun_ = true;
  const unsigned threads = threads_ == 1 ? 1 : file_.useful_threads(threads_);
  if (threads > 1) ahead_ = ReadAhead::start(file_, threads, finish_);
}

bool DecodedBlocks::decode_next(Batch& batch) {
  while (file_.fetch(block_)) {
    decoder_.decode(block_, batch);
    if (batch.rows != 0) return true;
  }
  return false;
}

bool DecodedBlocks::next(Batch& batch) {
  if (!has_begun_) begin();
  return ahead_ ? ahead_->next(batch) : decode_next(batch);
}

std::shared_ptr<void> DecodedBlocks::next_finished() {
  if (!has_begun_) begin();
  if (ahead_) return ahead_->next_finished();
  return decode_next(batch_) ? finish_(batch_) : nullptr;
}

void DecodedBlocks::seek_row(std::uint64_t row) {
  file_.placed();
  file_.skip_to(row);
  if (ahead_) ahead_->restart();
}

void DecodedBlocks::end_reading_ahead() {
  if (ahead_) ahead_->give_back();
  ahead_.reset();
}

}  // namespace sprat
