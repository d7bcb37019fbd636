// SPDX-License-Identifier: Apache-2.0
// Walking a validity bitmap by runs of rows that are not null.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>

#include "base/bytes.hpp"

namespace sprat {

/// Calls visit(first, count) for each run of rows that are not null: for all rows at once where
/// none is, else in runs that are cut at multiples of 64 rows.
template <class Visit>
void for_each_valid_run(const Column& column, Visit visit) {
  const std::size_t rows = column.length;
  if (column.null_count == 0) {
    if (rows != 0) visit(std::size_t{0}, rows);
    return;
  }
  for (std::size_t base = 0; base < rows; base += 64) {
    // A Buffer may be read past its end.
    auto word = load<std::uint64_t>(column.validity.data() + base / 8);
    const std::size_t left = rows - base;
    if (left < 64) word &= (std::uint64_t{1} << left) - 1;
    for (std::size_t at = 0; word != 0;) {
      const auto zeros = static_cast<std::size_t>(std::countr_zero(word));
      word >>= zeros;
      const auto ones = static_cast<std::size_t>(std::countr_one(word));
      visit(base + at + zeros, ones);
      at += zeros + ones;
      word = ones == 64 ? 0 : word >> ones;
    }
  }
}

inline std::size_t count_valid(const Column& column) {
  std::size_t valid = 0;
  for_each_valid_run(column, [&](std::size_t, std::size_t count) { valid += count; });
  return valid;
}

}  // namespace sprat
