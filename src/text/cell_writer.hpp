// SPDX-License-Identifier: Apache-2.0
// CellWriter: one column's cells, written among those of other columns, row by row.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <sprat/batch.hpp>

#include "text/typed_format.hpp"

namespace sprat::text {

/// Bytes that a writer may touch past those it wrote, and read past those it copies.
inline constexpr std::size_t kCopySlack = 16;

/// Copies in whole words of 16 bytes: cells are short, and the next one overwrites the rest.
inline char* copy_bytes(const char* from, std::size_t count, char* to) {
  if (count > 64) {
    std::memcpy(to, from, count);
    return to + count;
  }
  for (std::size_t at = 0; at < count; at += kCopySlack) {
    std::memcpy(to + at, from + at, kCopySlack);
  }
  return to + count;
}

/// Text with kCopySlack readable bytes after it.
class ShortText {
 public:
  explicit ShortText(std::string_view text) : size_(text.size()) {
    bytes_.assign(text);
    bytes_.append(kCopySlack, '\0');
  }
  std::size_t size() const { return size_; }
  char* write(char* to) const { return copy_bytes(bytes_.data(), size_, to); }

 private:
  std::string bytes_;
  std::size_t size_;
};

class CellWriter {
 public:
  virtual ~CellWriter() = default;
  /// Takes up a column, of which rows [first, first + count) will be written, in their order.
  virtual void open(const Column& column, std::size_t first, std::size_t count) = 0;
  /// Upper bound of what these rows take, for a few rows of those taken up.
  virtual std::size_t max_bytes(std::size_t first, std::size_t count) = 0;
  /// Bytes that a row takes where they have a fixed bound, for sizing buffers; else 0.
  virtual std::size_t max_row_bytes() const { return 0; }
  /// Writes one row's cell, returns its end. kCopySlack bytes past it may be touched.
  virtual char* write(std::size_t row, char* to) = 0;
};

/// Changes a cell that was written, such as by quoting it; it has twice its room and two bytes.
class CellGuard {
 public:
  virtual ~CellGuard() = default;
  virtual char* enclose(char* begin, char* end) const = 0;
};

/// Numbers, dates and times, by a format of with_typed_format.
template <class Format>
class TypedCellWriter final : public CellWriter {
 public:
  using Value = typename Format::Value;

  /// Every cell stands in quotes where `quote` is not 0; `guard` may be null.
  TypedCellWriter(Format format, std::string_view null_text, char quote,
                  std::shared_ptr<const CellGuard> guard)
      : format_(std::move(format)),
        null_text_(null_text),
        quote_(quote),
        guard_(std::move(guard)) {}

  void open(const Column& column, std::size_t, std::size_t) override {
    column_ = &column;
    values_ = column.values.as<Value>().data();
  }
  std::size_t max_row_bytes() const override {
    return 2 * format_.max_length() + null_text_.size() + 2;
  }
  std::size_t max_bytes(std::size_t, std::size_t count) override { return count * max_row_bytes(); }
  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_text_.write(to);
    if (quote_ == 0 && !guard_) return format_.format(values_[row], to);
    return write_enclosed(row, to);
  }

 private:
  char* write_enclosed(std::size_t row, char* to) {
    char* const begin = to;
    if (quote_ != 0) *to++ = quote_;
    to = format_.format(values_[row], to);
    if (quote_ != 0) *to++ = quote_;
    return guard_ ? guard_->enclose(begin, to) : to;
  }

  Format format_;
  ShortText null_text_;
  char quote_;
  std::shared_ptr<const CellGuard> guard_;
  const Column* column_ = nullptr;
  const Value* values_ = nullptr;
};

/// The typed writer of a field; null where its type has none.
inline std::unique_ptr<CellWriter> typed_cell_writer(const Type& type, const std::string& format,
                                                     std::string_view null_text, char quote,
                                                     std::shared_ptr<const CellGuard> guard) {
  std::unique_ptr<CellWriter> writer;
  with_typed_format(type, format, [&](auto typed_format) {
    writer = std::make_unique<TypedCellWriter<decltype(typed_format)>>(
        std::move(typed_format), null_text, quote, std::move(guard));
  });
  return writer;
}

}  // namespace sprat::text
