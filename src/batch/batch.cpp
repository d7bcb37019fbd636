// SPDX-License-Identifier: Apache-2.0
// Clearing, measuring, appending and comparing batches.
#include <algorithm>

#include <sprat/batch.hpp>
#include <sprat/error.hpp>

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
  for (std::size_t i = 0; i < count; ++i) {
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

void append_text(const Column& source, std::size_t first, std::size_t count, Column& target) {
  if (target.is_dictionary()) spell_out(target);
  if (target.offsets.empty()) target.offsets.append_value(std::int32_t{0});
  auto end = target.offsets.as<std::int32_t>().back();
  for (std::size_t row = first; row < first + count; ++row) {
    const std::string_view text = source.text(row);
    if (text.size() > static_cast<std::size_t>(INT32_MAX - end)) {
      throw LimitError("the texts of one batch exceed 2 GiB; write smaller batches");
    }
    target.values.append(std::as_bytes(std::span(text)));
    end += static_cast<std::int32_t>(text.size());
    target.offsets.append_value(end);
  }
}

bool same_value(const Type& type, const Column& left, const Column& right, std::size_t row) {
  if (left.is_null(row) != right.is_null(row)) return false;
  if (left.is_null(row)) return true;
  if (type.kind == TypeKind::boolean) return left.boolean(row) == right.boolean(row);
  if (is_variable_width(type)) return left.text(row) == right.text(row);
  const std::size_t width = fixed_width(type);
  return std::equal(left.values.data() + row * width, left.values.data() + (row + 1) * width,
                    right.values.data() + row * width);
}

}  // namespace

void Column::clear() {
  length = null_count = 0;
  validity.clear();
  values.clear();
  offsets.clear();
  codes.clear();
}

void Batch::clear() {
  for (Column& column : columns) column.clear();
  rows = 0;
}

std::size_t decoded_bytes(const Batch& batch) {
  std::size_t bytes = 0;
  for (const Column& column : batch.columns) {
    bytes +=
        column.validity.size() + column.values.size() + column.offsets.size() + column.codes.size();
  }
  return bytes;
}

void append_rows(const Batch& source, std::size_t first, std::size_t count, Batch& target) {
  target.columns.resize(source.columns.size());
  for (std::size_t i = 0; i < source.columns.size(); ++i) {
    const Column& from = source.columns[i];
    Column& to = target.columns[i];
    const Type& type = source.schema->fields[i].type;
    append_validity(from, first, count, to);
    if (type.kind == TypeKind::boolean) {
      append_bits(from.values, first, count, to.values, to.length);
    } else if (is_variable_width(type)) {
      append_text(from, first, count, to);
    } else {
      const std::size_t width = fixed_width(type);
      to.values.append(from.values.bytes().subspan(first * width, count * width));
    }
    to.length += count;
  }
  target.rows += count;
}

bool same_rows(const Batch& left, const Batch& right) {
  if (left.rows != right.rows || left.columns.size() != right.columns.size()) return false;
  for (std::size_t i = 0; i < left.columns.size(); ++i) {
    const Type& type = left.schema->fields[i].type;
    for (std::size_t row = 0; row < left.rows; ++row) {
      if (!same_value(type, left.columns[i], right.columns[i], row)) return false;
    }
  }
  return true;
}

}  // namespace sprat
