// SPDX-License-Identifier: Apache-2.0
#include "narrow_batch.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace sprat::python {

namespace {

template <class Narrow, class Wide>
std::uint8_t copy_as(const Buffer& from, Buffer& into) {
  const auto wide = from.as<Wide>();
  into.resize(wide.size() * sizeof(Narrow));
  std::transform(wide.begin(), wide.end(), into.as<Narrow>().begin(),
                 [](Wide value) { return static_cast<Narrow>(value); });
  return sizeof(Narrow);
}

template <class Narrow, class Wide>
bool all_fit(Wide least, Wide greatest) {
  return std::in_range<Narrow>(least) && std::in_range<Narrow>(greatest);
}

// Leaves `into` empty, and gives 0, where only Wide has room for the values.
template <class Wide, class Byte, class Short, class Int>
std::uint8_t narrow_values(const Buffer& from, Buffer& into) {
  Wide least = std::numeric_limits<Wide>::max();
  Wide greatest = std::numeric_limits<Wide>::min();
  for (const Wide value : from.as<Wide>()) {
    least = std::min(least, value);
    greatest = std::max(greatest, value);
  }
  if (least > greatest) return 0;
  if (sizeof(Wide) > 1 && all_fit<Byte>(least, greatest)) return copy_as<Byte, Wide>(from, into);
  if (sizeof(Wide) > 2 && all_fit<Short>(least, greatest)) return copy_as<Short, Wide>(from, into);
  if (sizeof(Wide) > 4 && all_fit<Int>(least, greatest)) return copy_as<Int, Wide>(from, into);
  return 0;
}

template <class Wide>
std::uint8_t narrow_signed(const Buffer& from, Buffer& into) {
  return narrow_values<Wide, std::int8_t, std::int16_t, std::int32_t>(from, into);
}

template <class Wide>
std::uint8_t narrow_unsigned(const Buffer& from, Buffer& into) {
  return narrow_values<Wide, std::uint8_t, std::uint16_t, std::uint32_t>(from, into);
}

std::uint8_t narrow_integers(const Type& type, const Buffer& from, Buffer& into) {
  switch (type.kind) {
    case TypeKind::int16:
      return narrow_signed<std::int16_t>(from, into);
    case TypeKind::uint16:
      return narrow_unsigned<std::uint16_t>(from, into);
    case TypeKind::int32:
    case TypeKind::date:
      return narrow_signed<std::int32_t>(from, into);
    case TypeKind::uint32:
      return narrow_unsigned<std::uint32_t>(from, into);
    case TypeKind::int64:
      return narrow_signed<std::int64_t>(from, into);
    case TypeKind::uint64:
      return narrow_unsigned<std::uint64_t>(from, into);
    default:
      return 0;
  }
}

std::uint8_t narrow_codes(const Column& column, Buffer& into) {
  switch (code_width(column.entries())) {
    case 1:
      return copy_as<std::uint8_t, std::uint32_t>(column.codes, into);
    case 2:
      return copy_as<std::uint16_t, std::uint32_t>(column.codes, into);
    default:
      return 0;
  }
}

// Swaps all but the buffer that a narrow copy was made of.
std::uint8_t take_column(const Type& type, Column& from, Column& into) {
  const bool has_codes = from.is_dictionary();
  const std::uint8_t width =
      has_codes ? narrow_codes(from, into.codes) : narrow_integers(type, from.values, into.values);
  into.length = from.length;
  into.null_count = from.null_count;
  into.validity.swap(from.validity);
  into.offsets.swap(from.offsets);
  into.children.swap(from.children);
  if (has_codes || width == 0) into.values.swap(from.values);
  if (has_codes && width == 0) into.codes.swap(from.codes);
  return width;
}

}  // namespace

std::uint8_t code_width(std::size_t entries) {
  if (entries <= 0x100) return 1;
  return entries <= 0x10000 ? 2 : 4;
}

NarrowBatch take_narrowed(Batch& batch) {
  auto taken = std::make_shared<Batch>();
  taken->schema = batch.schema;
  taken->rows = batch.rows;
  taken->first_row = batch.first_row;
  taken->columns.resize(batch.columns.size());
  NarrowBatch narrow;
  const std::vector<Field> columns = schema_columns(*batch.schema);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    narrow.widths.push_back(take_column(columns[i].type, batch.columns[i], taken->columns[i]));
  }
  batch.clear();
  narrow.batch = std::move(taken);
  return narrow;
}

}  // namespace sprat::python
