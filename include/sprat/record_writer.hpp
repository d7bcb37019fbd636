// SPDX-License-Identifier: Apache-2.0
// Writer: records to a file's rows, in constant memory.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include <sprat/record_condition.hpp>
#include <sprat/record_schema.hpp>
#include <sprat/record_sink.hpp>

namespace sprat {

namespace detail {

/// Appends a member to its leaves: `leaf` is moved behind them.
template <class T>
void append_member(const T& member, LeafRows*& leaf);

template <class T>
void append_optional(const std::optional<T>& member, LeafRows*& leaf) {
  const bool is_there = member.has_value();
  for (std::size_t i = 0; i < leaf_count<T>(); ++i) {
    leaf[i].present.append_value(static_cast<std::uint8_t>(is_there));
  }
  append_member(is_there ? *member : T(), leaf);
}

template <class Elements>
void append_elements(const Elements& elements, LeafRows& leaf) {
  for (const auto& element : elements) {
    LeafRows* into = &leaf.elements.front();
    append_member(element, into);
  }
}

template <class T>
void append_member(const T& member, LeafRows*& leaf) {
  if constexpr (is_optional<T>) {
    append_optional(member, leaf);
  } else if constexpr (TabledRecord<T>) {
    std::apply([&](const auto&... field) { (append_member(member.*field.member, leaf), ...); },
               RecordTable<T>::fields);
  } else if constexpr (is_list<T>) {
    append_elements(member, *leaf);
    leaf++->end_list(member.size());
  } else if constexpr (is_array<T>) {
    append_elements(member, *leaf++);
  } else if constexpr (std::is_same_v<T, Integer>) {
    leaf++->append_text(member.digits);
  } else if constexpr (is_variable_width<T>) {
    leaf++->append_text({reinterpret_cast<const char*>(member.data()), member.size()});
  } else {
    leaf++->values.append_value(member);
  }
}

}  // namespace detail

/// Writes records to a file or pipe, in the order given; what a record leads to is copied at once.
/// Not thread-safe.
template <TabledRecord Record>
class Writer {
 public:
  /// "-" is standard output.
  explicit Writer(const std::string& path, const WriterOptions& options = {},
                  const SinkOptions& sink_options = {})
      : Writer(create_sink(path, sink_options), options) {}
  explicit Writer(std::unique_ptr<Sink> sink, const WriterOptions& options = {})
      : sink_(std::move(sink), record_schema<Record>(), options) {}

  /// Throws SchemaError naming row and field where a value is none of its type, if not here then
  /// in a later call: records are checked some at a time. After an error the file is lost.
  void write(const Record& record) {
    LeafRows* leaf = sink_.begin_row();
    detail::append_member(record, leaf);
    sink_.end_row();
  }
  void write(std::span<const Record> records) {
    for (const Record& record : records) write(record);
  }

  /// Ends the current block and hands everything to the sink.
  void flush() { sink_.flush(); }
  /// The file is good, and there, when this has returned; what is not closed is discarded.
  void close() { sink_.close(); }

 private:
  RecordSink sink_;
};

}  // namespace sprat
