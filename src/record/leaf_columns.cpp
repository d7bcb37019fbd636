// SPDX-License-Identifier: Apache-2.0
#include "record/leaf_columns.hpp"

#include <algorithm>
#include <string>

#include <sprat/error.hpp>

#include "base/bytes.hpp"
#include "block/boolean_bytes.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

void move_booleans(const Field& field, Buffer& bytes, std::uint64_t first_row, Column& column) {
  const auto all = bytes.bytes();
  const auto bad =
      std::find_if(all.begin(), all.end(), [](std::byte b) { return b > std::byte{1}; });
  if (bad != all.end()) {
    const bool is_element = field.name == "item";
    throw SchemaError("field " + field.name + ", " + (is_element ? "element " : "row ") +
                      std::to_string(first_row + static_cast<std::uint64_t>(bad - all.begin())) +
                      ": a bool that is neither true nor false");
  }
  pack_booleans(bytes, column.values);
}

void move_validity(Buffer& present, std::size_t rows, Column& column) {
  if (present.empty()) return;
  const auto all = present.bytes();
  column.null_count = static_cast<std::size_t>(std::count(all.begin(), all.end(), std::byte{0}));
  if (column.null_count != 0) pack_booleans(present, column.validity);
  present.clear();
  static_cast<void>(rows);
}

void move_offsets(Buffer& ends, Buffer& offsets) {
  offsets.clear();
  offsets.append_value(std::int32_t{0});
  offsets.append(ends.bytes());
  ends.clear();
}

}  // namespace

void move_to_column(const Field& field, LeafRows& leaf, std::size_t rows, std::uint64_t first_row,
                    Column& column) {
  column.clear();
  column.length = rows;
  move_validity(leaf.present, rows, column);
  const Type& type = field.type;
  if (has_elements(type)) {
    std::size_t elements = rows * type.length;
    if (type.kind == TypeKind::list) {
      move_offsets(leaf.ends, column.offsets);
      elements = static_cast<std::size_t>(column.offsets.as<std::int32_t>().back());
    }
    column.children.resize(1);
    move_to_column(type.fields.front(), leaf.elements.front(), elements, 0, column.children[0]);
    return;
  }
  if (type.kind == TypeKind::boolean) {
    move_booleans(field, leaf.values, first_row, column);
  } else {
    if (is_variable_width(type)) move_offsets(leaf.ends, column.offsets);
    column.values.swap(leaf.values);
  }
  leaf.values.clear();
}

}  // namespace sprat
