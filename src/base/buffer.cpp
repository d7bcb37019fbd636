// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <new>
#include <utility>

#include <sprat/buffer.hpp>
#include <sprat/error.hpp>

namespace sprat {

namespace {

void free_aligned(std::byte* data) {
  ::operator delete[](data, std::align_val_t{Buffer::kAlignment});
}

}  // namespace

Buffer& Buffer::operator=(const Buffer& other) {
  if (this != &other) assign(other.bytes());
  return *this;
}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
  swap(other);
  return *this;
}

Buffer::~Buffer() {
  free_aligned(data_);
}

void Buffer::swap(Buffer& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

void Buffer::release() {
  free_aligned(data_);
  data_ = nullptr;
  size_ = capacity_ = 0;
}

void Buffer::resize_zeroed(std::size_t size) {
  const std::size_t old = size_;
  resize(size);
  if (size > old) std::memset(data_ + old, 0, size - old);
}

// Grows by half at least, so that appending stays linear and little is left over.
void Buffer::grow(std::size_t at_least) {
  if (at_least > std::numeric_limits<std::size_t>::max() / 4)
    throw LimitError("a buffer is too large");
  const std::size_t capacity =
      (std::max(at_least, capacity_ + capacity_ / 2) + kAlignment - 1) / kAlignment * kAlignment;
  auto* data =
      static_cast<std::byte*>(::operator new[](capacity + kPadding, std::align_val_t{kAlignment}));
  if (size_ != 0) std::memcpy(data, data_, size_);
  std::memset(data + capacity, 0, kPadding);
  free_aligned(data_);
  data_ = data;
  capacity_ = capacity;
}

}  // namespace sprat
