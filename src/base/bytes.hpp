// SPDX-License-Identifier: Apache-2.0
// Little-endian loads and stores, checked size arithmetic, and a cursor that cannot leave its
// bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

#include <sprat/error.hpp>

namespace sprat {

static_assert(std::endian::native == std::endian::little, "sprat needs a little-endian machine");

using Bytes = std::span<const std::byte>;

template <class T>
T load(const std::byte* from) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value;
  std::memcpy(&value, from, sizeof(T));
  return value;
}

template <class T>
void store(std::byte* to, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  std::memcpy(to, &value, sizeof(T));
}

/// Throws LimitError where the product or sum does not fit 64 bits.
inline std::uint64_t checked_multiply(std::uint64_t left, std::uint64_t right) {
  std::uint64_t product = 0;
  if (__builtin_mul_overflow(left, right, &product)) throw LimitError("a size overflows 64 bits");
  return product;
}
inline std::uint64_t checked_add(std::uint64_t left, std::uint64_t right) {
  std::uint64_t sum = 0;
  if (__builtin_add_overflow(left, right, &sum)) throw LimitError("a size overflows 64 bits");
  return sum;
}

constexpr std::uint64_t round_up(std::uint64_t value, std::uint64_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// Reads bytes front to back; running out of them is a CorruptError.
class ByteReader {
 public:
  explicit ByteReader(Bytes bytes) : bytes_(bytes) {}

  std::size_t remaining() const { return bytes_.size() - at_; }
  Bytes take(std::uint64_t count) {
    if (count > remaining()) throw CorruptError("bytes end early");
    const Bytes taken = bytes_.subspan(at_, static_cast<std::size_t>(count));
    at_ += static_cast<std::size_t>(count);
    return taken;
  }
  template <class T>
  T read() {
    return load<T>(take(sizeof(T)).data());
  }
  /// Moves to the next multiple of `alignment`; what is skipped must be zero.
  void align(std::size_t alignment) {
    for (std::byte padding : take(round_up(at_, alignment) - at_)) {
      if (padding != std::byte{0}) throw CorruptError("padding is not zero");
    }
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

}  // namespace sprat
