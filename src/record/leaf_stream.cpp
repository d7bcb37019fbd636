// SPDX-License-Identifier: Apache-2.0
#include "record/leaf_stream.hpp"

#include <sprat/error.hpp>

#include "batch/cast_values.hpp"

#include "record/presence.hpp"

namespace sprat {

static_assert(kRecordVector == kCursorVector);

void LeafStream::begin(const Type& type) {
  row_ = 0;
  if (shape_.is_text()) {
    codes_.resize(kRecordVector);
    const Column& texts = cursor_.texts();
    if (cursor_.has_codes()) views_.view(texts, 0, texts.entries());
    return;
  }
  type_ = type;
  is_cast_ = needs_cast(type, wanted_);
  values_.resize(kRecordVector * leaf_shape(type).width);
  if (is_cast_) cast_values_.resize(kRecordVector * shape_.width);
}

void LeafStream::read(std::size_t rows, RecordLeaf& leaf) {
  leaf.present =
      cursor_.has_nulls() ? present_bytes(cursor_.validity(), row_, rows, present_) : all_present();
  if (shape_.is_text()) {
    read_texts(rows, leaf);
  } else {
    read_values(rows, leaf);
  }
  row_ += rows;
}

void LeafStream::read_texts(std::size_t rows, RecordLeaf& leaf) {
  if (cursor_.has_codes()) {
    cursor_.read_codes(rows, codes_.data());
    leaf.texts = views_.data();
    leaf.codes = codes_.data();
    leaf.dictionary_size = views_.size();
  } else {
    leaf.texts = views_.view(cursor_.texts(), row_, rows);
    leaf.codes = views_.own_codes(rows);
    leaf.dictionary_size = 0;
  }
}

void LeafStream::read_values(std::size_t rows, RecordLeaf& leaf) {
  cursor_.read(rows, values_.data());
  leaf.values = values_.data();
  if (!is_cast_) return;
  cast(rows, leaf.present);
  leaf.values = cast_values_.data();
}

// What a null's slot holds does not count.
void LeafStream::cast(std::size_t rows, const std::uint8_t* present) {
  if (cast_values(type_, wanted_, rows, values_.data(), cast_values_.data())) return;
  const std::size_t width = fixed_width(type_);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::byte* value = values_.data() + row * width;
    std::byte* into = cast_values_.data() + row * shape_.width;
    if (present[row] != 0 && !cast_values(type_, wanted_, 1, value, into)) {
      throw CorruptError("a value lies outside the range that the file's statistics tell");
    }
  }
}

}  // namespace sprat
