// SPDX-License-Identifier: Apache-2.0
#include "block/record_columns.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "base/bytes.hpp"
#include "block/boolean_bytes.hpp"
#include "block/text_check.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

// What a column's values are: of an array, its elements.
struct Values {
  const Type& type;
  std::size_t per_row;
};

Values values_of(const Type& type) {
  if (type.kind == TypeKind::array) return {element_type(type), type.length};
  return {type, 1};
}

std::size_t value_bytes(const Type& type) {
  return type.kind == TypeKind::boolean ? 1 : fixed_width(type);
}

struct Place {
  const std::byte* at;
  std::size_t step;
};

template <std::size_t kWidth>
void copy_fixed(Place from, std::byte* to, std::size_t to_step, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    std::memcpy(to + i * to_step, from.at + i * from.step, kWidth);
  }
}

// Copies `count` pieces of `width` bytes from one step to another.
void copy_pieces(Place from, std::byte* to, std::size_t to_step, std::size_t width,
                 std::size_t count) {
  switch (width) {
    case 1:
      return copy_fixed<1>(from, to, to_step, count);
    case 2:
      return copy_fixed<2>(from, to, to_step, count);
    case 4:
      return copy_fixed<4>(from, to, to_step, count);
    case 8:
      return copy_fixed<8>(from, to, to_step, count);
    default:
      for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(to + i * to_step, from.at + i * from.step, width);
      }
  }
}

[[noreturn]] void refuse_row(std::size_t row, const char* problem) {
  throw CorruptError("row " + std::to_string(row) + " of the block " + problem);
}

void take_booleans(std::size_t per_row, Buffer& bytes, Buffer& bitmap) {
  const auto all = bytes.bytes();
  const auto wrong =
      std::find_if(all.begin(), all.end(), [](std::byte byte) { return byte > std::byte{1}; });
  if (wrong != all.end()) {
    refuse_row(static_cast<std::size_t>(wrong - all.begin()) / per_row,
               "holds a boolean that is neither 0 nor 1");
  }
  pack_booleans(bytes, bitmap);
}

}  // namespace

std::size_t field_bytes(const Type& type) {
  const Values values = values_of(type);
  return value_bytes(values.type) * values.per_row;
}

void scatter_column(const Type& type, const Column& column, std::byte* first, std::size_t step) {
  const Values values = values_of(type);
  const Column& from = type.kind == TypeKind::array ? column.children.front() : column;
  const std::size_t width = field_bytes(type);
  if (values.type.kind == TypeKind::boolean) {
    Buffer bytes;
    spread_booleans(from.values, column.length * values.per_row, bytes);
    return copy_pieces({bytes.data(), width}, first, step, width, column.length);
  }
  copy_pieces({from.values.data(), width}, first, step, width, column.length);
}

void gather_column(const Type& type, const std::byte* first, std::size_t step, std::size_t rows,
                   Column& into) {
  const Values values = values_of(type);
  const std::size_t width = field_bytes(type);
  into.clear();
  into.length = rows;
  if (type.kind == TypeKind::array) into.children.resize(1);
  Column& to = type.kind == TypeKind::array ? into.children.front() : into;
  to.length = rows * values.per_row;
  if (values.type.kind == TypeKind::boolean) {
    Buffer bytes(rows * width);
    copy_pieces({first, step}, bytes.data(), width, width, rows);
    return take_booleans(values.per_row, bytes, to.values);
  }
  to.values.resize(rows * width);
  copy_pieces({first, step}, to.values.data(), width, width, rows);
  if (const auto malformed = malformed_row(values.type, to)) {
    refuse_row(*malformed / values.per_row, malformed_text_problem(values.type));
  }
}

bool has_faults(const Type& type) {
  const TypeKind kind = values_of(type).type.kind;
  return kind == TypeKind::boolean || kind == TypeKind::fixed_text;
}

}  // namespace sprat
