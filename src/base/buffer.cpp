// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <limits>
#include <new>
#include <utility>

#include <sys/mman.h>

#include <sprat/buffer.hpp>
#include <sprat/error.hpp>

namespace sprat {

namespace {

// Sanitizers watch the bounds and the threads of what they allocated themselves: of pages that
// mremap moves they know nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMapLarge = false;
#elif defined(__has_feature)
constexpr bool kMapLarge = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool kMapLarge = true;
#endif

/// Large buffers are pages of their own, which go back to the system when freed: a heap would keep
/// them, and the peak would depend on the order in which threads free and allocate.
bool is_mapped(std::size_t bytes) {
  constexpr std::size_t kLargeBytes = std::size_t{256} << 10;
  return kMapLarge && bytes >= kLargeBytes;
}

/// Aligned within a larger piece of the heap, whose begin stands just before: heaps are much faster
/// at that than at aligned pieces, of which tables of thousands of columns need very many.
std::byte* allocate_small(std::size_t bytes) {
  auto* const whole = static_cast<std::byte*>(::operator new[](bytes + Buffer::kAlignment));
  const std::size_t past = reinterpret_cast<std::uintptr_t>(whole) % Buffer::kAlignment;
  std::byte* const data = whole + (Buffer::kAlignment - past);
  std::memcpy(data - sizeof(whole), &whole, sizeof(whole));
  return data;
}

void free_small(std::byte* data) {
  std::byte* whole = nullptr;
  std::memcpy(&whole, data - sizeof(whole), sizeof(whole));
  ::operator delete[](whole);
}

std::byte* allocate(std::size_t bytes) {
  if (!is_mapped(bytes)) return allocate_small(bytes);
  void* const pages =
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  return static_cast<std::byte*>(pages);
}

void free_allocated(std::byte* data, std::size_t bytes) {
  if (data == nullptr) return;
  if (is_mapped(bytes)) {
    ::munmap(data, bytes);
  } else {
    free_small(data);
  }
}

/// Moves `used` bytes to a larger allocation; pages move without being copied where they can.
std::byte* reallocate(std::byte* data, std::size_t old_bytes, std::size_t used, std::size_t bytes) {
#ifdef MREMAP_MAYMOVE
  if (data != nullptr && is_mapped(old_bytes)) {
    void* const pages = ::mremap(data, old_bytes, bytes, MREMAP_MAYMOVE);
    if (pages == MAP_FAILED) throw std::bad_alloc();
    return static_cast<std::byte*>(pages);
  }
#endif
  std::byte* const moved = allocate(bytes);
  if (used != 0) std::memcpy(moved, data, used);
  free_allocated(data, old_bytes);
  return moved;
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
  free_allocated(data_, capacity_ + kPadding);
}

void Buffer::swap(Buffer& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(capacity_, other.capacity_);
}

void Buffer::release() {
  free_allocated(data_, capacity_ + kPadding);
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
  data_ = reallocate(data_, capacity_ + kPadding, size_, capacity + kPadding);
  std::memset(data_ + capacity, 0, kPadding);
  capacity_ = capacity;
}

}  // namespace sprat
