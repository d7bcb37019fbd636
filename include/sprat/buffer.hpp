// SPDX-License-Identifier: Apache-2.0
// Buffer: growable, aligned, padded bytes; what columns, chunks and text are held in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace sprat {

/// Bytes aligned to 64, with at least 64 readable bytes after the last one, so that vector kernels
/// may read past the end. Shrinking keeps the memory: a buffer that is reused stops allocating.
class Buffer {
 public:
  static constexpr std::size_t kAlignment = 64;
  static constexpr std::size_t kPadding = 64;

  Buffer() = default;
  explicit Buffer(std::size_t size) { resize(size); }
  Buffer(const Buffer& other) { assign(other.bytes()); }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(const Buffer& other);
  Buffer& operator=(Buffer&& other) noexcept;
  ~Buffer();

  std::byte* data() { return data_; }
  const std::byte* data() const { return data_; }
  std::size_t size() const { return size_; }
  std::size_t capacity() const { return capacity_; }
  bool empty() const { return size_ == 0; }
  std::span<const std::byte> bytes() const { return {data_, size_}; }

  /// The content as values of T; trailing bytes short of one T are left out.
  template <class T>
  std::span<T> as() {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<T*>(data_), size_ / sizeof(T)};
  }
  template <class T>
  std::span<const T> as() const {
    static_assert(std::is_trivially_copyable_v<T>);
    return {reinterpret_cast<const T*>(data_), size_ / sizeof(T)};
  }

  void clear() { size_ = 0; }
  /// New bytes are not initialised.
  void resize(std::size_t size) {
    if (size > capacity_) grow(size);
    size_ = size;
  }
  /// New bytes are zero.
  void resize_zeroed(std::size_t size);
  void reserve(std::size_t capacity) {
    if (capacity > capacity_) grow(capacity);
  }
  /// Gives the memory back.
  void release();

  void assign(std::span<const std::byte> bytes) {
    resize(bytes.size());
    if (!bytes.empty()) std::memcpy(data_, bytes.data(), bytes.size());
  }
  void append(std::span<const std::byte> bytes) {
    if (bytes.empty()) return;
    const std::size_t at = size_;
    resize(at + bytes.size());
    std::memcpy(data_ + at, bytes.data(), bytes.size());
  }
  template <class T>
  void append_value(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    const std::size_t at = size_;
    resize(at + sizeof(T));
    std::memcpy(data_ + at, &value, sizeof(T));
  }
  /// Zero bytes up to the next multiple of `alignment`.
  void pad_to(std::size_t alignment) {
    resize_zeroed((size_ + alignment - 1) / alignment * alignment);
  }

  void swap(Buffer& other) noexcept;

 private:
  void grow(std::size_t at_least);

  std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace sprat
