// SPDX-License-Identifier: Apache-2.0
// List: a view of elements that live elsewhere.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <type_traits>

namespace sprat {

/// Pointer and size, as a record holds a list. Two are equal where their elements are.
template <class T>
class List {
 public:
  using value_type = T;
  using iterator = const T*;
  using const_iterator = const T*;

  constexpr List() = default;
  constexpr List(const T* data, std::size_t size) : data_(data), size_(size) {}
  /// Of a vector, an array, a span, which the list does not keep alive.
  template <class Range>
  requires(std::is_convertible_v<const Range&, std::span<const T>> &&
           !std::is_same_v<Range, List>) constexpr List(const Range& range) {
    const std::span<const T> elements = range;
    data_ = elements.data();
    size_ = elements.size();
  }

  constexpr const T* data() const { return data_; }
  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T* begin() const { return data_; }
  constexpr const T* end() const { return data_ + size_; }
  constexpr const T& operator[](std::size_t index) const { return data_[index]; }
  constexpr const T& front() const { return data_[0]; }
  constexpr const T& back() const { return data_[size_ - 1]; }

  friend constexpr bool operator==(const List& left, const List& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end());
  }

 private:
  const T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace sprat

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<sprat::List<T>> = true;
