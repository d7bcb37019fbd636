// SPDX-License-Identifier: Apache-2.0
// Reader: a file's rows as records, in constant memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/record_condition.hpp>
#include <sprat/record_iterator.hpp>
#include <sprat/record_schema.hpp>
#include <sprat/record_slots.hpp>
#include <sprat/record_source.hpp>

namespace sprat {

namespace detail {

/// Gives records in spans that stay in the nearest cache.
template <class Record>
class RecordStream {
 public:
  RecordStream(std::unique_ptr<Source> source, const RecordReaderOptions& options)
      : source_(std::move(source), record_schema<Record>(), options, sizeof(Record)),
        records_(kSpan) {}

  RecordSource& source() { return source_; }

  void rewind() {
    source_.rewind();
    given_ = count_ = 0;
  }

  /// The records that follow; empty at the end.
#if defined(__GNUC__)
  __attribute__((noinline))
#endif
  std::span<const Record>
  next() {
    if (given_ == count_) {
      given_ = 0;
      count_ = source_.next();
    }
    if (const std::byte* records = source_.records()) {
      return {reinterpret_cast<const Record*>(records), std::exchange(count_, 0)};
    }
    const std::size_t size = std::min(kSpan, count_ - given_);
    if (size == 0) return {};
    const RecordLeaf* leaves = source_.leaves();
    put_records(Slot<Record>(leaves), given_, size, records_.data());
    given_ += size;
    return {records_.data(), size};
  }

 private:
  static constexpr std::size_t kSpanBytes = 16384;
  static constexpr std::size_t kSpan =
      std::clamp<std::size_t>(kSpanBytes / sizeof(Record), 16, kRecordVector);

  RecordSource source_;
  std::vector<Record> records_;
  /// Rows of the source's, and how many of them were given.
  std::size_t count_ = 0;
  std::size_t given_ = 0;
};

}  // namespace detail

/// An input range over the records of a file or pipe. A record lives until the iterator moves on;
/// texts, bytes, lists and big integers in it, and so in copies of it, until the iterator leaves
/// its block; Owned keeps a record for good. Fields that the record lacks are not read. Not
/// thread-safe.
template <TabledRecord Record>
class Reader {
  using Stream = detail::RecordStream<Record>;
  struct NextSpan {
    Stream* stream = nullptr;
    std::span<const Record> operator()() { return stream->next(); }
  };

 public:
  using Iterator = detail::RecordIterator<Record, NextSpan>;
  class Spans;

  /// Throws SchemaError that lists every field that does not fit. "-" is standard input.
  explicit Reader(const std::string& path, const RecordReaderOptions& options = {})
      : Reader(open_source(path), options) {}
  explicit Reader(std::unique_ptr<Source> source, const RecordReaderOptions& options = {})
      : stream_(std::make_unique<Stream>(std::move(source), options)) {}

  /// Gives only the records whose member compares so with `value`; null never does. Blocks whose
  /// statistics refute it are not read. Several conditions hold together.
  template <class Member, class Value>
  Reader& where(Member Record::*member, Comparison comparison, const Value& value) & {
    source().where(detail::leaf_of(member), comparison,
                   detail::condition_scalar<detail::unwrapped_t<Member>>(value));
    return *this;
  }
  template <class Member, class Value>
  Reader where(Member Record::*member, Comparison comparison, const Value& value) && {
    where(member, comparison, value);
    return std::move(*this);
  }

  /// Gives only rows [first, first + count), which `where` thins out further.
  Reader& rows(std::uint64_t first, std::uint64_t count = kAll) & {
    source().rows(first, count);
    return *this;
  }
  Reader rows(std::uint64_t first, std::uint64_t count = kAll) && {
    rows(first, count);
    return std::move(*this);
  }

  /// Rows of the file; none where it is a pipe.
  std::optional<std::uint64_t> row_count() { return source().row_count(); }
  /// Of the file.
  const Schema& schema() { return source().file_schema(); }

  /// Each call begins with the first record; IoError for the second on a pipe.
  Iterator begin() {
    stream().rewind();
    return Iterator(NextSpan{stream_.get()});
  }
  std::default_sentinel_t end() const { return {}; }

  /// The same records as a range of std::span<const Record>, each of which lives until the next is
  /// asked for.
  Spans spans() & {
    stream().rewind();
    return Spans(*stream_);
  }
  Spans spans() && {
    stream().rewind();
    return Spans(std::move(stream_));
  }

 private:
  static constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

  Stream& stream() {
    if (!stream_) throw IoError("this reader was moved from; use the one it was moved to");
    return *stream_;
  }
  RecordSource& source() { return stream().source(); }

  std::unique_ptr<Stream> stream_;
};

template <TabledRecord Record>
class Reader<Record>::Spans {
 public:
  class Iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = std::span<const Record>;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    explicit Iterator(Stream& stream) : stream_(&stream), span_(stream.next()) {}

    value_type operator*() const { return span_; }
    Iterator& operator++() {
      span_ = stream_->next();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& iterator, std::default_sentinel_t) {
      return iterator.span_.empty();
    }

   private:
    Stream* stream_ = nullptr;
    value_type span_;
  };

  explicit Spans(Stream& stream) : stream_(&stream) {}
  explicit Spans(std::unique_ptr<Stream> stream)
      : stream_(stream.get()), owned_(std::move(stream)) {}
  Iterator begin() { return Iterator(*stream_); }
  std::default_sentinel_t end() const { return {}; }

 private:
  Stream* stream_;
  /// Of a reader that was a temporary.
  std::unique_ptr<Stream> owned_;
};

}  // namespace sprat
