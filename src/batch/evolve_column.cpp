// SPDX-License-Identifier: Apache-2.0
#include "batch/evolve_column.hpp"

#include <cstring>
#include <string>

#include <sprat/error.hpp>

#include "base/bytes.hpp"
#include "batch/cast_values.hpp"
#include "schema/default_value.hpp"

namespace sprat {

namespace {

std::size_t checked_bytes(std::size_t count, std::size_t width, std::uint64_t most_bytes) {
  const std::uint64_t bytes = checked_multiply(count, width);
  if (bytes <= most_bytes) return static_cast<std::size_t>(bytes);
  throw LimitError("a column that takes " + std::to_string(bytes) +
                   " bytes in the wanted type exceeds the limit of " + std::to_string(most_bytes) +
                   " (Limits::block_bytes)");
}

// What a null's slot holds does not count.
bool every_row_fits(const Type& from, const Type& to, const Column& column, Buffer& spare) {
  const std::size_t width = fixed_width(from);
  for (std::size_t row = 0; row < column.length; ++row) {
    if (column.is_null(row)) continue;
    if (!cast_values(from, to, 1, column.values.data() + row * width, spare.data())) return false;
  }
  return true;
}

void fill_validity(std::size_t rows, Column& column) {
  column.validity.resize_zeroed((rows + 7) / 8);
  column.null_count = rows;
}

void fill_bits(std::size_t rows, bool value, Buffer& bitmap) {
  bitmap.resize_zeroed((rows + 7) / 8);
  if (!value || rows == 0) return;
  std::memset(bitmap.data(), 0xff, bitmap.size());
  if (rows % 8 != 0) bitmap.data()[rows / 8] = static_cast<std::byte>((1U << (rows % 8)) - 1);
}

// A dictionary of one entry.
void fill_text(std::size_t rows, const std::string& text, Column& column) {
  column.offsets.append_value(std::int32_t{0});
  if (rows == 0) return;
  column.values.assign(std::as_bytes(std::span(text)));
  column.offsets.append_value(static_cast<std::int32_t>(text.size()));
  column.codes.resize_zeroed(rows * sizeof(std::uint32_t));
}

void store_scalar(const Type& type, const Scalar& value, std::byte* to) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::memcpy(to, text->data(), text->size());
  } else if (const auto* real = std::get_if<double>(&value)) {
    if (type.kind == TypeKind::float32) return store(to, static_cast<float>(*real));
    store(to, *real);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    std::memcpy(to, number, fixed_width(type));
  } else if (const auto* natural = std::get_if<std::uint64_t>(&value)) {
    std::memcpy(to, natural, fixed_width(type));
  }
}

void fill_fixed(const Type& type, std::size_t bytes, const Scalar& value, Buffer& values) {
  values.resize_zeroed(bytes);
  if (value.index() == 0) return;
  for (std::size_t at = 0; at < bytes; at += fixed_width(type)) {
    store_scalar(type, value, values.data() + at);
  }
}

void fill_elements(const Type& type, std::size_t rows, std::uint64_t most_bytes, Column& column) {
  if (type.kind == TypeKind::list) column.offsets.resize_zeroed((rows + 1) * sizeof(std::int32_t));
  const std::size_t count =
      type.kind == TypeKind::list ? 0 : checked_bytes(rows, type.length, most_bytes);
  column.children.resize(1);
  fill_column(type.fields.front(), count, most_bytes, column.children.front());
}

}  // namespace

void cast_column(const Type& from, const Type& to, std::uint64_t most_bytes, Column& column,
                 Buffer& spare) {
  if (!needs_cast(from, to)) return;
  if (!from.fields.empty()) {
    cast_column(from.fields.front().type, to.fields.front().type, most_bytes,
                column.children.front(), spare);
    return;
  }
  spare.resize(checked_bytes(column.length, fixed_width(to), most_bytes));
  if (!cast_values(from, to, column.length, column.values.data(), spare.data())) {
    Buffer value(fixed_width(to));
    if (!every_row_fits(from, to, column, value)) {
      throw CorruptError("a value lies outside the range that the file's statistics tell");
    }
  }
  column.values.swap(spare);
}

void fill_column(const Field& field, std::size_t rows, std::uint64_t most_bytes, Column& column) {
  column.clear();
  column.length = rows;
  if (field.nullable) fill_validity(rows, column);
  const Scalar value = default_scalar(field);
  if (field.type.kind == TypeKind::boolean) {
    fill_bits(rows, value == Scalar(std::int64_t{1}), column.values);
  } else if (is_variable_width(field.type)) {
    const auto* text = std::get_if<std::string>(&value);
    fill_text(rows, text == nullptr ? std::string() : *text, column);
  } else if (!field.type.fields.empty()) {
    fill_elements(field.type, rows, most_bytes, column);
  } else {
    fill_fixed(field.type, checked_bytes(rows, fixed_width(field.type), most_bytes), value,
               column.values);
  }
}

}  // namespace sprat
