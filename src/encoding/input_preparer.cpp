// SPDX-License-Identifier: Apache-2.0
#include "encoding/input_preparer.hpp"

#include "encoding/bitmap.hpp"
#include "encoding/null_filling.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_rows.hpp"

namespace sprat::encoding {
namespace {

/// A dictionary in which every row is an entry of its own is none.
bool codes_count_up(const Values& values) {
  if (values.codes == nullptr || values.entries != values.count) return false;
  for (std::size_t row = 0; row < values.count; ++row) {
    if (values.codes[row] != row) return false;
  }
  return true;
}

}  // namespace

Input InputPreparer::prepare(const Values& values, Bytes validity) {
  if (none_null(validity, values.count)) validity = {};
  const Values filled = values.shape.is_list     ? prepare_lists(values, validity)
                        : values.shape.is_text() ? prepare_text(values, validity)
                        : validity.empty()       ? values
                                                 : fill_nulls(values, validity, filled_);
  if (!validity.empty()) {
    validity_.assign(validity.first(bitmap_size(values.count)));
    if (!validity_.empty()) validity_.data()[validity_.size() - 1] &= ~bits_beyond(values.count);
    validity = validity_.bytes();
  }
  return {filled, validity};
}

// Lists without the elements of nulls, and their elements prepared like values.
Values InputPreparer::prepare_lists(const Values& values, Bytes validity) {
  Values rows = lists_.gather(values, validity);
  elements_ = rows.shape.element().is_text() ? prepare_text(*rows.elements, {}) : *rows.elements;
  rows.elements = &elements_;
  return rows;
}

Values InputPreparer::prepare_text(Values values, Bytes validity) {
  if (codes_count_up(values)) values.codes = nullptr;
  if (values.count != 0 && !all_null(validity, values.count) && is_dictionary(values, validity)) {
    return dictionary_.coded_rows();
  }
  return resolve_texts(values, validity, offsets_, filled_);
}

// Whether a dictionary pays: where an entry is used twice on average, or some long one often
// enough. Leaves it in `dictionary_`.
bool InputPreparer::is_dictionary(const Values& values, Bytes validity) {
  const std::size_t half = values.count / 2;
  if (values.codes == nullptr) {
    return estimate_distinct_texts(values) <= half && dictionary_.build(values, validity, half);
  }
  dictionary_.build(values, validity, values.count);
  const Values entries = dictionary_.entries();
  return entries.count <= half || valid_text_bytes(values, validity) / 2 > text_bytes(entries);
}

Input InputPreparer::without_codes(const Input& input) {
  if (input.shape.is_list && elements_.shape.is_text()) {
    elements_ = resolve_texts(elements_, {}, offsets_, filled_);
  }
  if (!input.shape.is_text()) return input;
  return {resolve_texts(input, input.validity, offsets_, filled_), input.validity};
}

}  // namespace sprat::encoding
