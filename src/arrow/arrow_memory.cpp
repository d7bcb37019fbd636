// SPDX-License-Identifier: Apache-2.0
// ArrowMemory: batches and buffers that come back from whoever read them.
#include <algorithm>

#include <sprat/arrow.hpp>

namespace sprat {

namespace {

constexpr std::size_t kBufferBytesPerBatch = std::size_t{4} << 20;

}  // namespace

std::shared_ptr<ArrowMemory> ArrowMemory::create(std::size_t batches) {
  return std::shared_ptr<ArrowMemory>(new ArrowMemory(batches));
}

// Nobody waits: what is kept is not worth it, and in a process that was forked while another thread
// held the lock, nobody would ever let go of it.
std::shared_ptr<Batch> ArrowMemory::batch() {
  std::unique_ptr<Batch> batch;
  if (const std::unique_lock lock(mutex_, std::try_to_lock); lock && !batches_.empty()) {
    batch = std::move(batches_.back());
    batches_.pop_back();
  }
  if (!batch) batch = std::make_unique<Batch>();
  return {batch.release(), [memory = shared_from_this()](Batch* last) {
            memory->give(std::unique_ptr<Batch>(last));
          }};
}

void ArrowMemory::give(std::unique_ptr<Batch> batch) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (lock && batches_.size() < most_batches_) batches_.push_back(std::move(batch));
}

Buffer ArrowMemory::buffer(std::size_t bytes) {
  Buffer buffer;
  if (const std::unique_lock lock(mutex_, std::try_to_lock); lock) {
    const auto found = std::find_if(buffers_.begin(), buffers_.end(), [bytes](const Buffer& kept) {
      return kept.capacity() >= bytes && kept.capacity() / 2 <= bytes;
    });
    if (found != buffers_.end()) {
      buffer_bytes_ -= found->capacity();
      buffer.swap(*found);
      found->swap(buffers_.back());
      buffers_.pop_back();
    }
  }
  buffer.resize(bytes);
  return buffer;
}

void ArrowMemory::give(Buffer&& buffer) {
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return;
  const std::size_t most_bytes = most_batches_ * kBufferBytesPerBatch;
  if (buffer.capacity() > most_bytes - std::min(most_bytes, buffer_bytes_)) return;
  buffer_bytes_ += buffer.capacity();
  buffers_.push_back(std::move(buffer));
}

}  // namespace sprat
