// SPDX-License-Identifier: Apache-2.0
#include "record/leaf_values.hpp"

#include "record/bit_bytes.hpp"
#include "record/presence.hpp"

namespace sprat {

void LeafValues::open(const Column& column) {
  column_ = &column;
  row_ = 0;
  if (shape_.is_list) {
    open_elements();
  } else if (shape_.is_text()) {
    const Column& texts = shape_.is_array ? column.children[0] : column;
    if (texts.is_dictionary()) views_.view(texts, 0, texts.entries());
  }
}

// A list's elements lie side by side for the whole block, for a record leads to them.
void LeafValues::open_elements() {
  const Column& elements = column_->children[0];
  if (shape_.is_text()) {
    views_.view_rows(elements);
  } else if (shape_.is_boolean()) {
    spread_bits(elements.values, 0, elements.length, booleans_);
  }
}

void LeafValues::read(std::size_t rows, RecordLeaf& leaf) {
  if (shape_.is_list) {
    leaf.begins = column_->offsets.as<std::int32_t>().data() + row_;
    leaf.ends = leaf.begins + 1;
    leaf.values = shape_.is_text()      ? reinterpret_cast<const std::byte*>(views_.data())
                  : shape_.is_boolean() ? booleans_.data()
                                        : column_->children[0].values.data();
  } else {
    const Column& values = shape_.is_array ? column_->children[0] : *column_;
    read_values(values, row_ * shape_.per_row, rows * shape_.per_row, leaf);
  }
  read_present(rows, leaf);
  row_ += rows;
}

void LeafValues::read_values(const Column& values, std::size_t first, std::size_t count,
                             RecordLeaf& leaf) {
  if (shape_.is_text()) return read_texts(values, first, count, leaf);
  if (shape_.is_boolean()) {
    spread_bits(values.values, first, count, booleans_);
    leaf.values = booleans_.data();
  } else {
    leaf.values = values.values.data() + first * shape_.width;
  }
}

void LeafValues::read_texts(const Column& texts, std::size_t first, std::size_t count,
                            RecordLeaf& leaf) {
  if (texts.is_dictionary()) {
    leaf.codes = texts.codes.as<std::uint32_t>().data() + first;
    leaf.dictionary_size = views_.size();
  } else {
    views_.view(texts, first, count);
    leaf.codes = views_.own_codes(count);
    leaf.dictionary_size = 0;
  }
  leaf.texts = views_.data();
}

void LeafValues::read_present(std::size_t rows, RecordLeaf& leaf) {
  leaf.present = column_->null_count == 0 ? all_present()
                                          : present_bytes(column_->validity, row_, rows, present_);
}

}  // namespace sprat
