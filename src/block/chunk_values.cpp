// SPDX-License-Identifier: Apache-2.0
#include "block/chunk_values.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "base/bytes.hpp"
#include "block/boolean_bytes.hpp"
#include "block/list_values.hpp"
#include "block/text_check.hpp"
#include "encoding/column_difference.hpp"
#include "schema/column_types.hpp"

namespace sprat {

void even_offsets(std::size_t count, std::size_t width, Buffer& offsets) {
  if (width != 0 && count > std::numeric_limits<std::int32_t>::max() / width) {
    throw LimitError("a column of one block exceeds 2 GiB; write smaller blocks");
  }
  offsets.resize((count + 1) * sizeof(std::int32_t));
  const auto ends = offsets.as<std::int32_t>();
  for (std::size_t i = 0; i <= count; ++i) ends[i] = static_cast<std::int32_t>(i * width);
}

void pack_fixed_texts(const Column& texts, std::size_t width, Column& into) {
  into.values.clear();
  into.values.resize_zeroed(into.length * width);
  for (std::size_t row = 0; row < into.length; ++row) {
    if (into.is_null(row)) continue;
    const std::string_view text = texts.text(row);
    if (text.size() != width) throw CorruptError("a text of fixed length has another length");
    std::copy_n(reinterpret_cast<const std::byte*>(text.data()), width,
                into.values.data() + row * width);
  }
}

encoding::Shape chunk_shape(const Type& type) {
  if (has_elements(type)) {
    encoding::Shape shape = chunk_shape(element_type(type));
    shape.is_list = true;
    return shape;
  }
  if (type.kind == TypeKind::boolean) return {1, false, false};
  if (type.kind == TypeKind::fixed_text || is_variable_width(type)) return {};
  const bool is_floating = type.kind == TypeKind::float32 || type.kind == TypeKind::float64;
  return {static_cast<unsigned>(fixed_width(type)), is_signed(type), is_floating};
}

bool can_differ(const Type& type, const Type& base) {
  const encoding::Shape shape = chunk_shape(type);
  const encoding::Shape base_shape = chunk_shape(base);
  return encoding::can_be_difference(shape) && encoding::can_be_difference(base_shape) &&
         shape.width == base_shape.width && type.kind != TypeKind::boolean &&
         base.kind != TypeKind::boolean;
}

encoding::Values chunk_values(const Type& type, const Column& column, ChunkScratch& scratch) {
  if (has_elements(type)) return list_values(type, column, scratch);
  encoding::Values values;
  values.shape = chunk_shape(type);
  values.count = column.length;
  values.data = column.values.data();
  if (type.kind == TypeKind::boolean) {
    spread_booleans(column.values, column.length, scratch.values);
    values.data = scratch.values.data();
  } else if (type.kind == TypeKind::fixed_text) {
    even_offsets(column.length, type.length, scratch.values);
    values.offsets = scratch.values.as<std::int32_t>().data();
    values.entries = column.length;
  } else if (is_variable_width(type)) {
    values.offsets = column.offsets.as<std::int32_t>().data();
    values.entries = column.entries();
    if (column.is_dictionary()) values.codes = column.codes.as<std::uint32_t>().data();
  }
  return values;
}

void read_values(encoding::ChunkDecoder& decoder, const Type& type, std::uint64_t max_bytes,
                 Column& scratch, Column& into) {
  if (has_elements(type)) {
    read_lists(decoder, type, max_bytes, scratch, into);
  } else if (type.kind == TypeKind::boolean) {
    scratch.values.resize(into.length);
    decoder.read(into.length, scratch.values.data());
    pack_booleans(scratch.values, into.values);
  } else if (type.kind == TypeKind::fixed_text) {
    decoder.read_text(scratch);
    pack_fixed_texts(scratch, type.length, into);
  } else if (is_variable_width(type)) {
    decoder.read_text(into);
  } else {
    into.values.resize(into.length * fixed_width(type));
    decoder.read(into.length, into.values.data());
  }
  if (const auto row = malformed_row(type, into)) {
    throw CorruptError("row " + std::to_string(*row) + " of the block " +
                       malformed_text_problem(type));
  }
}

}  // namespace sprat
