// SPDX-License-Identifier: Apache-2.0
#include "file/block_writer.hpp"

#include <sprat/error.hpp>

#include "block/batch_check.hpp"

namespace sprat {

BlockWriter::BlockWriter(Sink& sink, const Schema& schema, const WriterOptions& options,
                         unsigned threads, std::size_t slots)
    : schema_(std::make_shared<const Schema>(schema)),
      columns_(shared_columns(schema)),
      struct_nulls_(schema),
      file_(sink, schema, options),
      gatherer_(schema_, options, [this](const Batch& rows) { put(rows); }),
      slots_(slots) {
  for (unsigned i = 0; i < threads; ++i) {
    encoders_.emplace_back(schema, columns_, options.effort, options.layout);
  }
  if (threads == 1) return;
  ring_.emplace(slots, [this](std::size_t i, unsigned worker) {
    encoders_[worker].encode(slots_[i].rows, slots_[i].block);
  });
  if (!ring_->start(threads)) ring_.reset();
}

void BlockWriter::check(const Batch& batch) const {
  check_layout(*columns_, batch);
  check_values(*columns_, struct_nulls_, batch, rows_);
}

void BlockWriter::add(const Batch& batch) {
  gatherer_.add(batch);
  rows_ += batch.rows;
}

void BlockWriter::put(const Batch& rows) {
  if (!ring_ || !follows_) {
    encoders_.front().encode(rows, slots_.front().block);
    file_.append(slots_.front().block);
    if (!follows_) follow_first_block();
    return;
  }
  if (ring_->is_full()) append_oldest();
  // A copy, since the gatherer's batch is filled anew meanwhile.
  slots_[ring_->next_slot()].rows = rows;
  ring_->submit();
}

// The workers are idle so far: the first block has no other beside it.
void BlockWriter::follow_first_block() {
  const auto precedent = std::make_shared<const BlockPrecedent>(encoders_.front().precedent());
  for (BlockEncoder& encoder : encoders_) encoder.follow(precedent);
  follows_ = true;
}

void BlockWriter::append_oldest() {
  ring_->wait_oldest();
  file_.append(slots_[ring_->oldest_slot()].block);
  ring_->pop_oldest();
}

void BlockWriter::append_all() {
  gatherer_.flush();
  while (ring_ && !ring_->is_empty()) append_oldest();
}

void BlockWriter::flush() {
  append_all();
  file_.flush();
}

void BlockWriter::finish(std::optional<bool> final_newline) {
  append_all();
  file_.finish(final_newline);
}

}  // namespace sprat
