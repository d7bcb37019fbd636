// SPDX-License-Identifier: Apache-2.0
#include "text/json_cell_writers.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <sprat/error.hpp>

#include "schema/column_types.hpp"
#include "text/cell_format.hpp"
#include "text/formatted_rows.hpp"
#include "text/json_scanner.hpp"
#include "text/json_text.hpp"
#include "text/misfit.hpp"

namespace sprat::text {
namespace {

constexpr std::string_view kNull = "null";

/// Text as strings, bytes as base64, integers of any size as numbers, and JSON as it stands.
class EntryWriter final : public CellWriter {
 public:
  explicit EntryWriter(const Field& field)
      : kind_(field.type.kind),
        is_json_(kind_ == TypeKind::text && field.format == kJsonTextFormat),
        name_(field.name) {}

  void open(const Column& column, std::size_t, std::size_t) override { column_ = &column; }

  std::size_t max_bytes(std::size_t first, std::size_t count) override {
    std::size_t bytes = count * (kNull.size() + 2);
    for (std::size_t row = first; row < first + count; ++row) {
      const std::string_view entry = column_->text(row);
      bytes += kind_ == TypeKind::text ? max_string_bytes(entry) : base64_bytes(entry.size());
    }
    return bytes;
  }

  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_.write(to);
    const std::string_view entry = column_->text(row);
    if (is_json_) require_json(entry);
    if (kind_ == TypeKind::integer || is_json_) return copy_entry(entry, to);
    if (kind_ == TypeKind::text) return write_string(entry, to);
    *to++ = '"';
    to = write_base64(entry, to);
    *to++ = '"';
    return to;
  }

 private:
  static char* copy_entry(std::string_view entry, char* to) {
    return copy_bytes(entry.data(), entry.size(), to);
  }
  void require_json(std::string_view entry) const {
    if (is_json(entry)) return;
    throw JsonError("column " + name_ + ": its format is json, but " + quoted_excerpt(entry) +
                    " is no JSON value; drop the format to write its texts as strings");
  }

  TypeKind kind_;
  bool is_json_;
  std::string name_;
  ShortText null_{kNull};
  const Column* column_ = nullptr;
};

/// Lists and arrays.
class ListWriter final : public CellWriter {
 public:
  explicit ListWriter(std::unique_ptr<CellFormat> format) : lists_(std::move(format)) {}

  void open(const Column& column, std::size_t, std::size_t) override { column_ = &column; }

  std::size_t max_bytes(std::size_t first, std::size_t count) override {
    lists_.format(*column_, first, count);
    return lists_.all().size() + count * kNull.size();
  }

  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_.write(to);
    const std::string_view list = lists_.row(row);
    return copy_bytes(list.data(), list.size(), to);
  }

 private:
  FormattedRows lists_;
  ShortText null_{kNull};
  const Column* column_ = nullptr;
};

/// Enums and text of a fixed length.
class WordWriter final : public CellWriter {
 public:
  explicit WordWriter(std::unique_ptr<CellFormat> format) : words_(std::move(format)) {}

  void open(const Column& column, std::size_t, std::size_t) override { column_ = &column; }

  std::size_t max_bytes(std::size_t first, std::size_t count) override {
    words_.format(*column_, first, count);
    return max_string_bytes(words_.all()) + count * (kNull.size() + 2);
  }

  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_.write(to);
    return write_string(words_.row(row), to);
  }

 private:
  FormattedRows words_;
  ShortText null_{kNull};
  const Column* column_ = nullptr;
};

class BooleanWriter final : public CellWriter {
 public:
  void open(const Column& column, std::size_t, std::size_t) override { column_ = &column; }
  std::size_t max_row_bytes() const override { return false_.size(); }
  std::size_t max_bytes(std::size_t, std::size_t count) override { return count * max_row_bytes(); }
  char* write(std::size_t row, char* to) override {
    if (column_->is_null(row)) return null_.write(to);
    return (column_->boolean(row) ? true_ : false_).write(to);
  }

 private:
  ShortText null_{kNull};
  ShortText true_{"true"};
  ShortText false_{"false"};
  const Column* column_ = nullptr;
};

/// JSON has no numbers for infinity and NaN: they become strings.
class FiniteGuard final : public CellGuard {
 public:
  char* enclose(char* begin, char* end) const override {
    const char first = *begin == '-' ? begin[1] : *begin;
    if (first >= '0' && first <= '9') return end;
    return write_string(std::string(begin, end), begin);
  }
};

/// For formats whose literal characters need escapes.
class StringGuard final : public CellGuard {
 public:
  char* enclose(char* begin, char* end) const override {
    return write_string(std::string(begin, end), begin);
  }
};

bool is_temporal(TypeKind kind) {
  return kind == TypeKind::date || kind == TypeKind::time || kind == TypeKind::timestamp;
}

bool needs_escapes(std::string_view format) {
  for (const char byte : format) {
    if (static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\') return true;
  }
  return false;
}

std::unique_ptr<CellWriter> number_or_time_writer(const Field& field) {
  const TypeKind kind = field.type.kind;
  if (is_temporal(kind) && needs_escapes(field.format)) {
    return typed_cell_writer(field.type, field.format, kNull, 0, std::make_shared<StringGuard>());
  }
  if (is_temporal(kind)) {
    return typed_cell_writer(field.type, field.format, kNull, '"', nullptr);
  }
  const bool floating = kind == TypeKind::float32 || kind == TypeKind::float64;
  return typed_cell_writer(field.type, field.format, kNull, 0,
                           floating ? std::make_shared<FiniteGuard>() : nullptr);
}

}  // namespace

std::unique_ptr<CellWriter> json_cell_writer(const Field& field) {
  if (is_variable_width(field.type)) return std::make_unique<EntryWriter>(field);
  if (has_elements(field.type)) {
    return std::make_unique<ListWriter>(cell_format(field.type, field.format));
  }
  if (field.type.kind == TypeKind::boolean) return std::make_unique<BooleanWriter>();
  if (auto writer = number_or_time_writer(field)) return writer;
  return std::make_unique<WordWriter>(cell_format(field.type, field.format));
}

}  // namespace sprat::text
