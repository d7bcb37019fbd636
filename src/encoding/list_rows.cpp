// SPDX-License-Identifier: Apache-2.0
#include "encoding/list_rows.hpp"

#include "encoding/bitmap.hpp"
#include "encoding/text_rows.hpp"

namespace sprat::encoding {
namespace {

std::size_t length_of(const Values& rows, std::size_t row) {
  return static_cast<std::size_t>(rows.offsets[row + 1] - rows.offsets[row]);
}

bool has_elements_in_nulls(const Values& rows, Bytes validity) {
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (!is_set(validity, row) && length_of(rows, row) != 0) return true;
  }
  return false;
}

/// Values [first, first + count).
Values slice(Values values, std::size_t first, std::size_t count) {
  values.count = count;
  if (values.codes != nullptr) {
    values.codes += first;
  } else if (values.shape.is_text()) {
    values.offsets += first;
    values.entries = count;
  } else {
    values.data += first * values.shape.width;
  }
  return values;
}

}  // namespace

Values ListRows::gather(const Values& rows, Bytes validity) {
  Values result = rows;
  if (!validity.empty() && has_elements_in_nulls(rows, validity)) {
    copy_rows(rows, validity);
    result.offsets = reinterpret_cast<const std::int32_t*>(offsets_.data());
  } else {
    const auto first = rows.count == 0 ? 0 : static_cast<std::size_t>(rows.offsets[0]);
    const auto end = rows.count == 0 ? 0 : static_cast<std::size_t>(rows.offsets[rows.count]);
    elements_ = slice(*rows.elements, first, end - first);
  }
  result.elements = &elements_;
  return result;
}

void ListRows::copy_rows(const Values& rows, Bytes validity) {
  const Values& from = *rows.elements;
  offsets_.clear();
  values_.clear();
  values_.reserve(1);  // Padding to read even where all texts are empty.
  text_offsets_.clear();
  offsets_.append_value(std::int32_t{0});
  text_offsets_.append_value(std::int32_t{0});
  std::size_t end = 0;
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (is_set(validity, row)) {
      copy_elements(from, static_cast<std::size_t>(rows.offsets[row]), length_of(rows, row));
      end += length_of(rows, row);
    }
    offsets_.append_value(static_cast<std::int32_t>(end));
  }
  elements_ = from;
  elements_.count = end;
  if (from.codes != nullptr) {
    elements_.codes = reinterpret_cast<const std::uint32_t*>(values_.data());
    return;
  }
  elements_.data = values_.data();
  if (!from.shape.is_text()) return;
  elements_.offsets = reinterpret_cast<const std::int32_t*>(text_offsets_.data());
  elements_.entries = end;
}

// Into values_, codes in the place of texts that have them.
void ListRows::copy_elements(const Values& from, std::size_t first, std::size_t count) {
  if (from.codes != nullptr) {
    values_.append(std::as_bytes(std::span(from.codes + first, count)));
    return;
  }
  if (!from.shape.is_text()) {
    const std::size_t width = from.shape.width;
    values_.append({from.data + first * width, count * width});
    return;
  }
  for (std::size_t i = first; i < first + count; ++i) {
    values_.append(std::as_bytes(std::span(text_row(from, i))));
    text_offsets_.append_value(static_cast<std::int32_t>(values_.size()));
  }
}

}  // namespace sprat::encoding
