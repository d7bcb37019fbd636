// SPDX-License-Identifier: Apache-2.0
// DistinctIndex: numbers values in the order in which they first appear.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/buffer.hpp>

namespace sprat::encoding {

/// A hash table with open addressing that knows values by their numbers only.
class DistinctIndex {
 public:
  explicit DistinctIndex(Buffer& slots) : slots_(slots) { allocate(kFirstSlots); }

  std::size_t size() const { return size_; }

  /// The number of the value with this hash for which `same(number)` is true; where there is none,
  /// the value gets the next number, which is size() - 1 afterwards.
  template <class Same>
  std::uint32_t find_or_add(std::uint64_t hash, Same&& same) {
    const std::uint64_t tag = hash & ~kNumberMask;
    std::size_t at = slot_of(tag);
    for (; slots()[at] != 0; at = (at + 1) & mask_) {
      const std::uint64_t slot = slots()[at];
      const auto number = static_cast<std::uint32_t>((slot & kNumberMask) - 1);
      if ((slot & ~kNumberMask) == tag && same(number)) return number;
    }
    slots()[at] = tag | (size_ + 1);
    const auto number = static_cast<std::uint32_t>(size_++);
    if (size_ * 2 > mask_) grow();
    return number;
  }

 private:
  static constexpr std::size_t kFirstSlots = 1024;
  static constexpr std::uint64_t kNumberMask = 0xffffffff;

  std::uint64_t* slots() { return reinterpret_cast<std::uint64_t*>(slots_.data()); }
  std::size_t slot_of(std::uint64_t tag) const {
    return static_cast<std::size_t>(tag >> 32) & mask_;
  }
  void allocate(std::size_t slot_count);
  void grow();

  Buffer& slots_;
  std::size_t mask_ = 0;
  std::size_t size_ = 0;
};

}  // namespace sprat::encoding
