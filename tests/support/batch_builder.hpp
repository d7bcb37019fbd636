// SPDX-License-Identifier: Apache-2.0
// Columns of a batch from plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

inline sprat::Field nullable_field(const std::string& name, sprat::TypeKind kind) {
  sprat::Field field;
  field.name = name;
  field.type.kind = kind;
  field.nullable = true;
  return field;
}

inline void set_bit(sprat::Buffer& bitmap, std::size_t index) {
  bitmap.data()[index / 8] |= std::byte{1} << (index % 8);
}

/// `valid` empty: nothing is null.
inline void set_validity(sprat::Column& column, const std::vector<bool>& valid) {
  if (valid.empty()) return;
  column.validity.resize_zeroed((valid.size() + 7) / 8);
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i]) {
      set_bit(column.validity, i);
    } else {
      ++column.null_count;
    }
  }
}

template <class T>
sprat::Column fixed_column(const std::vector<T>& values, const std::vector<bool>& valid = {}) {
  sprat::Column column;
  column.length = values.size();
  column.values.assign(std::as_bytes(std::span(values)));
  set_validity(column, valid);
  return column;
}

inline sprat::Column boolean_column(const std::vector<bool>& values,
                                    const std::vector<bool>& valid = {}) {
  sprat::Column column;
  column.length = values.size();
  column.values.resize_zeroed((values.size() + 7) / 8);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) set_bit(column.values, i);
  }
  set_validity(column, valid);
  return column;
}

/// Text or bytes; as a dictionary with an entry a row, of the rows in reverse, where asked.
inline sprat::Column text_column(const std::vector<std::optional<std::string>>& texts,
                                 bool dictionary = false) {
  sprat::Column column;
  column.length = texts.size();
  column.offsets.append_value(std::int32_t{0});
  std::vector<bool> valid;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& text = dictionary ? texts[texts.size() - 1 - i] : texts[i];
    if (text) column.values.append(std::as_bytes(std::span(text->data(), text->size())));
    column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
    if (dictionary) column.codes.append_value(static_cast<std::uint32_t>(texts.size() - 1 - i));
    valid.push_back(texts[i].has_value());
  }
  set_validity(column, valid);
  return column;
}
