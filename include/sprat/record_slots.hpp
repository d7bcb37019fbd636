// SPDX-License-Identifier: Apache-2.0
// Slot: puts a row's value from the leaves of a RecordSource into a record's member.
#pragma once

#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include <sprat/record_source.hpp>
#include <sprat/record_traits.hpp>

namespace sprat::detail {

inline void set_text(std::string_view text, std::string_view& member) {
  member = text;
}
inline void set_text(std::string_view text, Integer& member) {
  member.digits = text;
}
inline void set_text(std::string_view text, List<std::byte>& member) {
  member = {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// A slot takes its leaves off the front: `leaf` is moved behind them. This one is for members of
/// fixed width.
template <class T>
class Slot {
 public:
  explicit Slot(const RecordLeaf*& leaf) : values_(leaf++->values) {}
  void put(std::size_t row, T& member) const {
    static_assert(std::is_trivially_copyable_v<T>);
    std::memcpy(static_cast<void*>(&member), values_ + row * sizeof(T), sizeof(T));
  }

 private:
  const std::byte* values_;
};

template <class T>
requires is_variable_width<T>
class Slot<T> {
 public:
  explicit Slot(const RecordLeaf*& leaf) : texts_(leaf->texts), codes_(leaf->codes) { ++leaf; }
  void put(std::size_t row, T& member) const { set_text(texts_[codes_[row]], member); }

 private:
  const std::string_view* texts_;
  const std::uint32_t* codes_;
};

template <class T>
requires is_list<List<T>>
class Slot<List<T>> {
 public:
  explicit Slot(const RecordLeaf*& leaf)
      : elements_(reinterpret_cast<const T*>(leaf->values)),
        begins_(leaf->begins),
        ends_(leaf->ends) {
    ++leaf;
  }
  void put(std::size_t row, List<T>& member) const {
    member = {elements_ + begins_[row], static_cast<std::size_t>(ends_[row] - begins_[row])};
  }

 private:
  const T* elements_;
  const std::int32_t* begins_;
  const std::int32_t* ends_;
};

template <class T, std::size_t N>
class Slot<std::array<T, N>> {
 public:
  explicit Slot(const RecordLeaf*& leaf) : element_(leaf) {}
  void put(std::size_t row, std::array<T, N>& member) const {
    for (std::size_t i = 0; i < N; ++i) element_.put(row * N + i, member[i]);
  }

 private:
  Slot<T> element_;
};

template <class Record, class Fields>
class FieldSlots;

template <class Record, class... Members>
class FieldSlots<Record, std::tuple<RecordField<Record, Members>...>> {
 public:
  // Braces, for they alone say the order in which the slots take their leaves.
  explicit FieldSlots(const RecordLeaf*& leaf) : slots_{Slot<Members>(leaf)...} {}
  void put(std::size_t row, Record& record) const {
    put_fields(row, record, std::index_sequence_for<Members...>());
  }

 private:
  template <std::size_t... I>
  void put_fields(std::size_t row, Record& record, std::index_sequence<I...>) const {
    (std::get<I>(slots_).put(row, record.*(std::get<I>(RecordTable<Record>::fields).member)), ...);
  }

  std::tuple<Slot<Members>...> slots_;
};

template <TabledRecord Record>
class Slot<Record> : public FieldSlots<Record, record_fields_t<Record>> {
 public:
  using FieldSlots<Record, record_fields_t<Record>>::FieldSlots;
};

template <class T>
class Slot<std::optional<T>> {
 public:
  explicit Slot(const RecordLeaf*& leaf) : present_(leaf->present), value_(leaf) {}
  void put(std::size_t row, std::optional<T>& member) const {
    value_.put(row, member.emplace());
    if (present_[row] == 0) member.reset();
  }

 private:
  const std::uint8_t* present_;
  Slot<T> value_;
};

/// Records from rows [first, first + count) of the leaves that the slots were made from.
template <class Record>
void put_records(const Slot<Record>& all_slots, std::size_t first, std::size_t count,
                 Record* records) {
  // A copy that no record's bytes can be part of, so that it stays in registers.
  const Slot<Record> slots = all_slots;
  for (std::size_t i = 0; i < count; ++i) slots.put(first + i, records[i]);
}

}  // namespace sprat::detail
