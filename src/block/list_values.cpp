// SPDX-License-Identifier: Apache-2.0
#include "block/list_values.hpp"

#include <cstring>

#include "base/bytes.hpp"
#include "block/boolean_bytes.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

void check_lengths(const Type& type, const Column& lists) {
  const bool is_array = type.kind == TypeKind::array;
  const auto offsets = lists.offsets.as<std::int32_t>();
  for (std::size_t row = 0; row < lists.length; ++row) {
    const auto length = static_cast<std::size_t>(offsets[row + 1] - offsets[row]);
    if (lists.is_null(row) && length != 0) throw CorruptError("a null has elements");
    if (is_array && !lists.is_null(row) && length != type.length) {
      throw CorruptError("an array has another number of elements than its type");
    }
  }
}

// Calls copy(from, to) for each array that is there: its elements' places among those stored, and
// among those of all rows.
template <class Copy>
void for_each_array(const Column& arrays, std::size_t length, Copy copy) {
  std::size_t from = 0;
  for (std::size_t row = 0; row < arrays.length; ++row) {
    if (arrays.is_null(row)) continue;
    copy(from, row * length);
    from += length;
  }
}

void spread_values(const Column& arrays, std::size_t length, std::size_t width, Buffer& values,
                   Buffer& spread) {
  spread.clear();
  spread.resize_zeroed(arrays.length * length * width);
  for_each_array(arrays, length, [&](std::size_t from, std::size_t to) {
    std::memcpy(spread.data() + to * width, values.data() + from * width, length * width);
  });
  values.swap(spread);
}

// Texts of nulls are empty.
void spread_offsets(const Column& arrays, std::size_t length, Buffer& offsets, Buffer& spread) {
  spread.resize((arrays.length * length + 1) * sizeof(std::int32_t));
  const auto stored = offsets.as<std::int32_t>();
  const auto ends = spread.as<std::int32_t>();
  std::size_t next = 0;
  std::size_t from = 0;
  for (std::size_t row = 0; row < arrays.length; ++row) {
    for (std::size_t i = 0; i < length; ++i) {
      ends[next++] = stored[from];
      if (!arrays.is_null(row)) ++from;
    }
  }
  ends[next] = stored[from];
  offsets.swap(spread);
}

// Gives null arrays elements too: zeros and empty texts, or a repeated text of a dictionary.
void spread_nulls(const Type& type, Column& scratch, Column& arrays) {
  const Type& element = element_type(type);
  Column& elements = arrays.children[0];
  if (elements.is_dictionary()) {
    spread_values(arrays, type.length, sizeof(std::uint32_t), elements.codes, scratch.codes);
  } else if (is_variable_width(element)) {
    spread_offsets(arrays, type.length, elements.offsets, scratch.offsets);
  } else {
    const std::size_t width = element.kind == TypeKind::boolean ? 1 : fixed_width(element);
    spread_values(arrays, type.length, width, elements.values, scratch.values);
  }
  elements.length = arrays.length * type.length;
}

}  // namespace

encoding::Values list_values(const Type& type, const Column& column, ChunkScratch& scratch) {
  scratch.elements = chunk_values(element_type(type), column.children[0], scratch);
  encoding::Values values;
  values.shape = chunk_shape(type);
  values.count = column.length;
  values.elements = &scratch.elements;
  if (type.kind == TypeKind::array) {
    even_offsets(column.length, type.length, scratch.offsets);
    values.offsets = scratch.offsets.as<std::int32_t>().data();
  } else {
    values.offsets = column.offsets.as<std::int32_t>().data();
  }
  return values;
}

void read_lists(encoding::ChunkDecoder& decoder, const Type& type, std::uint64_t max_bytes,
                Column& scratch, Column& into) {
  decoder.read_list(into);
  check_lengths(type, into);
  const Type& element = element_type(type);
  Column& elements = into.children[0];
  if (element.kind == TypeKind::fixed_text) {
    if (checked_multiply(elements.length, element.length) > max_bytes) {
      throw CorruptError("its elements take more than the chunk decodes to");
    }
    elements.values.swap(scratch.values);
    elements.offsets.swap(scratch.offsets);
    elements.codes.swap(scratch.codes);
    elements.offsets.clear();
    elements.codes.clear();
    pack_fixed_texts(scratch, element.length, elements);
  }
  if (type.kind == TypeKind::array) {
    if (into.null_count != 0) spread_nulls(type, scratch, into);
    into.offsets.clear();
  }
  if (element.kind == TypeKind::boolean) {
    elements.values.swap(scratch.values);
    pack_booleans(scratch.values, elements.values);
  }
}

}  // namespace sprat
