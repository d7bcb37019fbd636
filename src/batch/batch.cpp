// SPDX-License-Identifier: Apache-2.0
// Clearing, measuring, appending and comparing batches.
#include <algorithm>

#include <sprat/batch.hpp>
#include <sprat/error.hpp>

#include "batch/element_range.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

void set_bit(Buffer& bitmap, std::size_t index, bool value) {
  auto& byte = bitmap.data()[index / 8];
  const auto mask = std::byte{1} << (index % 8);
  byte = value ? byte | mask : byte & ~mask;
}

// Appends `count` bits of `source` from `first`; an absent source counts as all ones.
void append_bits(const Buffer& source, std::size_t first, std::size_t count, Buffer& target,
                 std::size_t target_length) {
  target.resize_zeroed((target_length + count + 7) / 8);
  std::size_t copied = 0;
  if (first % 8 == 0 && target_length % 8 == 0) {
    copied = count / 8 * 8;
    std::byte* const into = target.data() + target_length / 8;
    if (source.empty()) {
      std::fill_n(into, copied / 8, std::byte{0xFF});
    } else {
      std::copy_n(source.data() + first / 8, copied / 8, into);
    }
  }
  for (std::size_t i = copied; i < count; ++i) {
    set_bit(target, target_length + i, source.empty() || Column::bit(source, first + i));
  }
}

void append_validity(const Column& source, std::size_t first, std::size_t count, Column& target) {
  std::size_t nulls = 0;
  for (std::size_t i = 0; source.null_count != 0 && i < count; ++i) {
    nulls += source.is_null(first + i) ? 1U : 0U;
  }
  if (nulls == 0 && target.validity.empty()) return;
  if (target.validity.empty()) append_bits(Buffer(), 0, target.length, target.validity, 0);
  append_bits(source.null_count == 0 ? Buffer() : source.validity, first, count, target.validity,
              target.length);
  target.null_count += nulls;
}

// A dictionary column is spelled out as soon as rows of another dictionary arrive.
void spell_out(Column& column) {
  Buffer values;
  Buffer offsets;
  std::int32_t end = 0;
  offsets.append_value(end);
  for (std::size_t row = 0; row < column.length; ++row) {
    const std::string_view text = column.text(row);
    values.append(std::as_bytes(std::span(text)));
    end += static_cast<std::int32_t>(text.size());
    offsets.append_value(end);
  }
  column.values.swap(values);
  column.offsets.swap(offsets);
  column.codes.clear();
}

void check_text_end(std::int32_t end, std::size_t more) {
  if (more > static_cast<std::size_t>(INT32_MAX - end)) {
    throw LimitError("the texts of one batch exceed 2 GiB; take fewer rows at a time");
  }
}

// Entries that follow on each other: their bytes and ends are copied whole.
void append_entries(const Column& source, std::size_t first, std::size_t count, Column& target) {
  if (target.offsets.empty()) target.offsets.append_value(std::int32_t{0});
  if (count == 0) return;
  const auto end = target.offsets.as<std::int32_t>().back();
  const auto from = source.offsets.as<std::int32_t>().subspan(first, count + 1);
  const auto size = static_cast<std::size_t>(from[count] - from[0]);
  check_text_end(end, size);
  target.values.append(source.values.bytes().subspan(static_cast<std::size_t>(from[0]), size));
  const std::size_t at = target.offsets.size();
  target.offsets.resize(at + count * sizeof(std::int32_t));
  const auto into = target.offsets.as<std::int32_t>().subspan(at / sizeof(std::int32_t));
  for (std::size_t i = 0; i < count; ++i) into[i] = end + (from[i + 1] - from[0]);
}

void append_text(const Column& source, std::size_t first, std::size_t count, Column& target) {
  if (target.is_dictionary()) spell_out(target);
  if (!source.is_dictionary()) return append_entries(source, first, count, target);
  if (target.offsets.empty()) target.offsets.append_value(std::int32_t{0});
  auto end = target.offsets.as<std::int32_t>().back();
  for (std::size_t row = first; row < first + count; ++row) {
    const std::string_view text = source.text(row);
    check_text_end(end, text.size());
    target.values.append(std::as_bytes(std::span(text)));
    end += static_cast<std::int32_t>(text.size());
    target.offsets.append_value(end);
  }
}

void append_elements(const Type& type, const Column& source, std::size_t first, std::size_t count,
                     Column& target);

void append_column(const Type& type, const Column& source, std::size_t first, std::size_t count,
                   Column& target) {
  append_validity(source, first, count, target);
  if (type.kind == TypeKind::boolean) {
    append_bits(source.values, first, count, target.values, target.length);
  } else if (is_variable_width(type)) {
    append_text(source, first, count, target);
  } else if (has_elements(type)) {
    append_elements(type, source, first, count, target);
  } else {
    const std::size_t width = fixed_width(type);
    target.values.append(source.values.bytes().subspan(first * width, count * width));
  }
  target.length += count;
}

void append_ends(const Column& source, std::size_t first, std::size_t count, Column& target) {
  if (target.offsets.empty()) target.offsets.append_value(std::int32_t{0});
  const auto end = target.offsets.as<std::int32_t>().back();
  const auto offsets = source.offsets.as<std::int32_t>().subspan(first, count + 1);
  if (offsets[count] - offsets[0] > INT32_MAX - end) {
    throw LimitError("the lists of one batch exceed 2^31 elements; write smaller batches");
  }
  for (std::size_t i = 1; i <= count; ++i) {
    target.offsets.append_value(end + (offsets[i] - offsets[0]));
  }
}

void append_elements(const Type& type, const Column& source, std::size_t first, std::size_t count,
                     Column& target) {
  target.children.resize(1);
  if (count == 0) return;
  const ElementRange elements = element_range(type, source, first, count);
  if (type.kind == TypeKind::list) append_ends(source, first, count, target);
  append_column(element_type(type), source.children[0], elements.first, elements.count,
                target.children[0]);
}

bool same_value(const Type& type, const Column& left, std::size_t left_row, const Column& right,
                std::size_t right_row) {
  if (left.is_null(left_row) != right.is_null(right_row)) return false;
  if (left.is_null(left_row)) return true;
  if (type.kind == TypeKind::boolean) return left.boolean(left_row) == right.boolean(right_row);
  if (is_variable_width(type)) return left.text(left_row) == right.text(right_row);
  if (has_elements(type)) {
    const ElementRange a = element_range(type, left, left_row, 1);
    const ElementRange b = element_range(type, right, right_row, 1);
    bool same = a.count == b.count;
    for (std::size_t i = 0; same && i < a.count; ++i) {
      same = same_value(element_type(type), left.children[0], a.first + i, right.children[0],
                        b.first + i);
    }
    return same;
  }
  const std::size_t width = fixed_width(type);
  return std::equal(left.values.data() + left_row * width,
                    left.values.data() + (left_row + 1) * width,
                    right.values.data() + right_row * width);
}

std::size_t decoded_bytes(const Column& column) {
  std::size_t bytes =
      column.validity.size() + column.values.size() + column.offsets.size() + column.codes.size();
  for (const Column& child : column.children) bytes += decoded_bytes(child);
  return bytes;
}

}  // namespace

void Column::clear() {
  length = null_count = 0;
  validity.clear();
  values.clear();
  offsets.clear();
  codes.clear();
  for (Column& child : children) child.clear();
}

void Batch::clear() {
  for (Column& column : columns) column.clear();
  rows = 0;
}

std::size_t decoded_bytes(const Batch& batch) {
  std::size_t bytes = 0;
  for (const Column& column : batch.columns) bytes += decoded_bytes(column);
  return bytes;
}

void append_rows(const Batch& source, std::size_t first, std::size_t count, Batch& target) {
  const std::vector<const Type*> types = column_types(*source.schema);
  target.columns.resize(source.columns.size());
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    append_column(*types[i], source.columns[i], first, count, target.columns[i]);
  }
  target.rows += count;
}

bool same_rows(const Batch& left, const Batch& right) {
  if (left.rows != right.rows || left.columns.size() != right.columns.size()) return false;
  const std::vector<const Type*> types = column_types(*left.schema);
  for (std::size_t i = 0; i < left.columns.size(); ++i) {
    for (std::size_t row = 0; row < left.rows; ++row) {
      if (!same_value(*types[i], left.columns[i], row, right.columns[i], row)) return false;
    }
  }
  return true;
}

}  // namespace sprat
