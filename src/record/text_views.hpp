// SPDX-License-Identifier: Apache-2.0
// TextViews: texts of a column as views, and the codes of rows that each have a text of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>

namespace sprat {

class TextViews {
 public:
  /// Of the column's entries [first, first + count).
  const std::string_view* view(const Column& texts, std::size_t first, std::size_t count) {
    views_.resize(count);
    for (std::size_t i = 0; i < count; ++i) views_[i] = texts.entry(first + i);
    return views_.data();
  }
  /// Of all rows.
  const std::string_view* view_rows(const Column& texts) {
    views_.resize(texts.length);
    for (std::size_t row = 0; row < texts.length; ++row) views_[row] = texts.text(row);
    return views_.data();
  }
  const std::string_view* data() const { return views_.data(); }
  std::size_t size() const { return views_.size(); }

  /// 0, 1, 2 and so on.
  const std::uint32_t* own_codes(std::size_t count) {
    if (own_codes_.size() < count) {
      own_codes_.resize(count);
      std::iota(own_codes_.begin(), own_codes_.end(), 0U);
    }
    return own_codes_.data();
  }

 private:
  std::vector<std::string_view> views_;
  std::vector<std::uint32_t> own_codes_;
};

}  // namespace sprat
