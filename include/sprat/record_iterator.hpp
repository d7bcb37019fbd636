// SPDX-License-Identifier: Apache-2.0
// RecordIterator: an input iterator over records that come in spans, one span after the other.
#pragma once

#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

namespace sprat::detail {

/// `NextSpan` is called for the first span, and for the next one when a span has been left; an
/// empty one is the end.
template <class Record, class NextSpan>
class RecordIterator {
 public:
  using iterator_concept = std::input_iterator_tag;
  using iterator_category = std::input_iterator_tag;
  using value_type = Record;
  using difference_type = std::ptrdiff_t;
  using pointer = const Record*;
  using reference = const Record&;

  RecordIterator() = default;
  explicit RecordIterator(NextSpan next_span) : next_span_(std::move(next_span)) { refill(); }

  reference operator*() const { return *at_; }
  pointer operator->() const { return at_; }
  RecordIterator& operator++() {
    if (++at_ == end_) refill();
    return *this;
  }
  void operator++(int) { ++*this; }
  friend bool operator==(const RecordIterator& iterator, std::default_sentinel_t) {
    return iterator.at_ == iterator.end_;
  }

 private:
  // By value, so that the iterator's own members can stay in registers.
  void refill() {
    const std::span<const Record> next = next_span_();
    at_ = next.data();
    end_ = at_ + next.size();
  }

  NextSpan next_span_ = {};
  const Record* at_ = nullptr;
  const Record* end_ = nullptr;
};

}  // namespace sprat::detail
