// SPDX-License-Identifier: Apache-2.0
// Owned: a record together with the texts and lists that it leads to.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <sprat/record_traits.hpp>

namespace sprat {

namespace detail {

/// Copies what the views in a record lead to behind each other, and turns the views to the copies.
/// Without memory it only adds up what the copies take.
class ViewKeeper {
 public:
  explicit ViewKeeper(std::byte* memory) : memory_(memory) {}

  std::size_t used() const { return used_; }

  template <class T>
  void keep(T& member) {
    if constexpr (is_optional<T>) {
      if (member) keep(*member);
    } else if constexpr (is_array<T>) {
      for (auto& element : member) keep(element);
    } else if constexpr (is_list<T>) {
      keep_list(member);
    } else if constexpr (std::is_same_v<T, std::string_view>) {
      const char* copied = copy(member.data(), member.size());
      if (memory_ != nullptr) member = {copied, member.size()};
    } else if constexpr (std::is_same_v<T, Integer>) {
      keep(member.digits);
    } else if constexpr (std::is_same_v<T, List<std::byte>>) {
      const std::byte* copied = copy(member.data(), member.size());
      if (memory_ != nullptr) member = {copied, member.size()};
    } else if constexpr (TabledRecord<T>) {
      std::apply([&](const auto&... field) { (keep(member.*field.member), ...); },
                 RecordTable<T>::fields);
    }
  }

 private:
  template <class T>
  void keep_list(List<T>& list) {
    T* elements = copy(list.data(), list.size());
    if constexpr (is_variable_width<T>) {
      for (std::size_t i = 0; i < list.size(); ++i) {
        T element = list[i];
        keep(element);
        if (memory_ != nullptr) elements[i] = element;
      }
    }
    if (memory_ != nullptr) list = {elements, list.size()};
  }

  template <class T>
  T* copy(const T* from, std::size_t count) {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    used_ = (used_ + alignof(T) - 1) / alignof(T) * alignof(T);
    const std::size_t at = used_;
    used_ += count * sizeof(T);
    if (memory_ == nullptr) return nullptr;
    T* into = reinterpret_cast<T*>(memory_ + at);
    if (count != 0) std::memcpy(static_cast<void*>(into), from, count * sizeof(T));
    return into;
  }

  std::byte* memory_;
  std::size_t used_ = 0;
};

}  // namespace detail

/// A record for good, wherever it came from. An object that was moved from holds an empty record.
template <TabledRecord Record>
class Owned {
 public:
  Owned() = default;
  explicit Owned(const Record& record) : record_(record) {
    detail::ViewKeeper sizes(nullptr);
    sizes.keep(record_);
    if (sizes.used() == 0) return;
    memory_ = std::make_unique<std::byte[]>(sizes.used());
    detail::ViewKeeper(memory_.get()).keep(record_);
  }
  Owned(const Owned& other) : Owned(other.record_) {}
  Owned(Owned&& other) noexcept
      : record_(std::exchange(other.record_, Record())), memory_(std::move(other.memory_)) {}
  Owned& operator=(Owned other) noexcept {
    std::swap(record_, other.record_);
    std::swap(memory_, other.memory_);
    return *this;
  }
  ~Owned() = default;

  /// What it leads to lives as long as this object, and does not move with it.
  const Record& get() const { return record_; }
  const Record& operator*() const { return record_; }
  const Record* operator->() const { return &record_; }

  friend bool operator==(const Owned& left, const Owned& right) {
    return left.record_ == right.record_;
  }

 private:
  Record record_;
  std::unique_ptr<std::byte[]> memory_;
};

}  // namespace sprat
