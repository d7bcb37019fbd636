// SPDX-License-Identifier: Apache-2.0
// Appends entries of texts, bytes and integers to a column, within the limits of cells and blocks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <sprat/batch.hpp>
#include <sprat/limits.hpp>

namespace sprat::text {

[[noreturn]] void refuse_entry(std::size_t size);

/// LimitError where the entry is over kMaxCellBytes, or the column's texts would be over 2 GiB.
inline void append_entry(std::string_view entry, Column& column) {
  if (column.offsets.empty()) column.offsets.append_value(std::int32_t{0});
  const std::size_t end = column.values.size() + entry.size();
  if (entry.size() > kMaxCellBytes || end > INT32_MAX) refuse_entry(entry.size());
  column.values.append(std::as_bytes(std::span(entry)));
  column.offsets.append_value(static_cast<std::int32_t>(end));
}

}  // namespace sprat::text
