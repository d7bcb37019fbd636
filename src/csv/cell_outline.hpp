// SPDX-License-Identifier: Apache-2.0
// CellOutline: what a short cell looks like, so that most types need not be tried on it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace sprat::csv {

class CellOutline {
 public:
  /// Longer cells have no outline.
  static constexpr std::size_t kLongest = 40;

  explicit CellOutline(std::string_view cell);

  /// The cell with every run of digits as "0", every run of letters as "a": "0-a-0 0:0". Dates and
  /// times of one format all have the same.
  std::string_view text() const { return {text_.data(), size_}; }
  bool has_digits() const { return has_digits_; }
  bool has_letters() const { return has_letters_; }
  /// Characters after the last point; none where there is no point.
  std::size_t decimals() const { return decimals_; }

 private:
  std::array<char, kLongest> text_;
  std::size_t size_ = 0;
  std::size_t decimals_ = 0;
  bool has_digits_ = false;
  bool has_letters_ = false;
};

}  // namespace sprat::csv
