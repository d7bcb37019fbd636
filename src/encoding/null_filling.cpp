// SPDX-License-Identifier: Apache-2.0
// Filling the slots of nulls, by type.
#include "encoding/null_filling.hpp"

#include <algorithm>
#include <span>

#include "encoding/bitmap.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

template <class U>
void fill(const U* values, std::size_t count, Bytes validity, U* filled) {
  std::size_t first = 0;
  while (first < count && !is_set(validity, first)) ++first;
  U last = first < count ? values[first] : U{0};
  for (std::size_t row = 0; row < count; ++row) {
    if (is_set(validity, row)) last = values[row];
    filled[row] = last;
  }
}

bool has_content_in_nulls(const Values& values, Bytes validity) {
  for (std::size_t row = 0; row < values.count; ++row) {
    if (!is_set(validity, row) && !text_row(values, row).empty()) return true;
  }
  return false;
}

}  // namespace

bool all_null(Bytes validity, std::size_t count) {
  if (validity.empty()) return count == 0;
  for (std::size_t i = 0; i < count / 8; ++i) {
    if (validity[i] != std::byte{0}) return false;
  }
  return count % 8 == 0 || (validity[count / 8] & ~bits_beyond(count)) == std::byte{0};
}

bool none_null(Bytes validity, std::size_t count) {
  if (validity.empty()) return true;
  for (std::size_t i = 0; i < count / 8; ++i) {
    if (validity[i] != std::byte{0xff}) return false;
  }
  return count % 8 == 0 || (validity[count / 8] | bits_beyond(count)) == std::byte{0xff};
}

Values fill_nulls(const Values& values, Bytes validity, Buffer& filled) {
  filled.resize(values.count * values.shape.width);
  with_unsigned(values.shape.width, [&](auto zero) {
    using U = decltype(zero);
    fill(reinterpret_cast<const U*>(values.data), values.count, validity,
         reinterpret_cast<U*>(filled.data()));
  });
  Values result = values;
  result.data = filled.data();
  return result;
}

Values resolve_texts(const Values& values, Bytes validity, Buffer& offsets, Buffer& bytes) {
  if (values.codes == nullptr && (validity.empty() || !has_content_in_nulls(values, validity))) {
    return values;
  }
  bytes.clear();
  offsets.clear();
  offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < values.count; ++row) {
    if (is_set(validity, row)) bytes.append(std::as_bytes(std::span(text_row(values, row))));
    offsets.append_value(static_cast<std::int32_t>(bytes.size()));
  }
  Values result = values;
  result.data = bytes.data();
  result.offsets = reinterpret_cast<const std::int32_t*>(offsets.data());
  result.entries = values.count;
  result.codes = nullptr;
  return result;
}

std::uint64_t valid_text_bytes(const Values& values, Bytes validity) {
  if (validity.empty()) return text_bytes(values);
  std::uint64_t bytes = 0;
  for (std::size_t row = 0; row < values.count; ++row) {
    if (is_set(validity, row)) bytes += text_row(values, row).size();
  }
  return bytes;
}

}  // namespace sprat::encoding
