// SPDX-License-Identifier: Apache-2.0
// Rows of text values, whether they are in a dictionary or not.
#pragma once

#include <string_view>

#include "encoding/chunk.hpp"

namespace sprat::encoding {

inline std::string_view text_entry(const Values& values, std::size_t entry) {
  const std::int32_t begin = values.offsets[entry];
  const std::int32_t end = values.offsets[entry + 1];
  return {reinterpret_cast<const char*>(values.data) + begin,
          static_cast<std::size_t>(end - begin)};
}

inline std::string_view text_row(const Values& values, std::size_t row) {
  return text_entry(values, values.codes == nullptr ? row : values.codes[row]);
}

/// Bytes that may be read from the begin of this row's text on.
inline std::size_t readable_bytes(const Values& values, std::string_view row) {
  const char* begin = reinterpret_cast<const char*>(values.data);
  const std::size_t entries = values.codes == nullptr ? values.count : values.entries;
  return static_cast<std::size_t>(begin + values.offsets[entries] - row.data());
}

/// Bytes of all rows together.
inline std::uint64_t text_bytes(const Values& values) {
  if (values.count == 0) return 0;
  if (values.codes == nullptr) {
    return static_cast<std::uint64_t>(values.offsets[values.count]) -
           static_cast<std::uint64_t>(values.offsets[0]);
  }
  std::uint64_t bytes = 0;
  for (std::size_t row = 0; row < values.count; ++row) bytes += text_row(values, row).size();
  return bytes;
}

}  // namespace sprat::encoding
