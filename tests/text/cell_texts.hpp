// SPDX-License-Identifier: Apache-2.0
// CellTexts: cells as the kernels read them, and what a kernel takes of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sprat/buffer.hpp>

#include "support/catch.hpp"
#include "text/cell_kernels.hpp"

namespace sprat::text {

/// Cells with a delimiter before each, as CSV has them.
class CellTexts {
 public:
  explicit CellTexts(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
      begins_.push_back(static_cast<std::uint32_t>(text_.size()));
      text_.append_value(',');
      text_.append(std::as_bytes(std::span(cell)));
      ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
  }

  CellSpans spans() const {
    return {reinterpret_cast<const char*>(text_.data()), begins_.data(), ends_.data(), 1};
  }
  std::size_t size() const { return ends_.size(); }

 private:
  Buffer text_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> ends_;
};

/// One for each cell: its value, if it was taken.
template <class T>
using Taken = std::vector<std::optional<T>>;

// In groups of uneven sizes; checks that nothing is written beyond the group.
template <class T, class Parse>
Taken<T> taken_by(const CellTexts& texts, Parse parse) {
  constexpr T kUntouched = 77;
  Taken<T> taken;
  for (std::size_t first = 0; first < texts.size();) {
    const std::size_t count = std::min(texts.size() - first, first % kCellGroup + 1);
    std::vector<T> values(kCellGroup + 1, kUntouched);
    const std::uint64_t left = parse(texts.spans().from(first), count, values.data());
    REQUIRE((left & ~first_bits(count)) == 0);
    REQUIRE(values[count] == kUntouched);
    for (std::size_t i = 0; i < count; ++i) {
      const bool is_left = (left >> i & 1) != 0;
      taken.push_back(is_left ? std::nullopt : std::optional<T>(values[i]));
    }
    first += count;
  }
  return taken;
}

}  // namespace sprat::text
