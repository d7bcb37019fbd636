// SPDX-License-Identifier: Apache-2.0
#include "batch/keep_rows.hpp"

#include <cstring>
#include <vector>

#include "batch/element_range.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

using RowNumbers = std::span<const std::uint32_t>;

// A row is never moved behind one that is read later: its number is at least its place.
template <class T>
void keep_values(RowNumbers rows, Buffer& values) {
  const auto kept = values.as<T>();
  for (std::size_t i = 0; i < rows.size(); ++i) kept[i] = kept[rows[i]];
  values.resize(rows.size() * sizeof(T));
}

void keep_wide_values(std::size_t width, RowNumbers rows, Buffer& values) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::memmove(values.data() + i * width, values.data() + rows[i] * width, width);
  }
  values.resize(rows.size() * width);
}

void keep_fixed_width(std::size_t width, RowNumbers rows, Buffer& values) {
  switch (width) {
    case 1:
      return keep_values<std::uint8_t>(rows, values);
    case 2:
      return keep_values<std::uint16_t>(rows, values);
    case 4:
      return keep_values<std::uint32_t>(rows, values);
    case 8:
      return keep_values<std::uint64_t>(rows, values);
    default:
      return keep_wide_values(width, rows, values);
  }
}

// Returns how many of the bits are set.
std::size_t keep_bits(RowNumbers rows, Buffer& bitmap) {
  std::byte* const bits = bitmap.data();
  std::size_t set = 0;
  for (std::size_t begin = 0; begin < rows.size(); begin += 8) {
    unsigned byte = 0;
    for (std::size_t i = begin; i < rows.size() && i < begin + 8; ++i) {
      const bool is_set = Column::bit(bitmap, rows[i]);
      byte |= static_cast<unsigned>(is_set) << (i - begin);
      set += is_set ? 1 : 0;
    }
    bits[begin / 8] = std::byte(byte);
  }
  bitmap.resize((rows.size() + 7) / 8);
  return set;
}

// Makes `offsets` those of the kept rows, and calls `keep(begin, end)` with what each had.
template <class Keep>
void keep_ranges(RowNumbers rows, Buffer& offsets, const Keep& keep) {
  if (offsets.empty()) return;
  const auto ends = offsets.as<std::int32_t>();
  std::int32_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::int32_t begin = ends[rows[i]];
    const std::int32_t end = ends[rows[i] + std::size_t{1}];
    keep(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
    ends[i] = kept;
    kept += end - begin;
  }
  ends[rows.size()] = kept;
  offsets.resize((rows.size() + 1) * sizeof(std::int32_t));
}

void keep_texts(RowNumbers rows, Column& column) {
  if (column.is_dictionary()) return keep_values<std::uint32_t>(rows, column.codes);
  std::byte* const bytes = column.values.data();
  std::size_t kept = 0;
  keep_ranges(rows, column.offsets, [&](std::size_t begin, std::size_t end) {
    std::memmove(bytes + kept, bytes + begin, end - begin);
    kept += end - begin;
  });
  column.values.resize(kept);
}

void keep_elements(const Type& type, RowNumbers rows, Column& column) {
  std::vector<std::uint32_t> elements;
  const auto keep = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) elements.push_back(static_cast<std::uint32_t>(i));
  };
  if (type.kind == TypeKind::list) {
    keep_ranges(rows, column.offsets, keep);
  } else {
    for (const std::uint32_t row : rows) {
      const ElementRange range = element_range(type, column, row, 1);
      keep(range.first, range.first + range.count);
    }
  }
  if (!column.children.empty()) keep_rows(element_type(type), elements, column.children[0]);
}

}  // namespace

void keep_rows(const Type& type, std::span<const std::uint32_t> rows, Column& column) {
  if (column.null_count != 0) column.null_count = rows.size() - keep_bits(rows, column.validity);
  if (column.null_count == 0) column.validity.clear();
  column.length = rows.size();
  if (type.kind == TypeKind::boolean) {
    keep_bits(rows, column.values);
  } else if (is_variable_width(type)) {
    keep_texts(rows, column);
  } else if (has_elements(type)) {
    keep_elements(type, rows, column);
  } else {
    keep_fixed_width(fixed_width(type), rows, column.values);
  }
}

}  // namespace sprat
