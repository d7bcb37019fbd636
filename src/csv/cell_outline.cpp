// SPDX-License-Identifier: Apache-2.0
#include "csv/cell_outline.hpp"

#include "text/digits.hpp"

namespace sprat::csv {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

CellOutline::CellOutline(std::string_view cell) {
  const bool is_short = cell.size() <= kLongest;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    const char c = cell[at];
    const bool digit = text::is_digit(c);
    const bool letter = is_letter(c);
    has_digits_ |= digit;
    has_letters_ |= letter;
    if (c == '.') decimals_ = cell.size() - at - 1;
    const char kind = digit ? '0' : letter ? 'a' : c;
    const bool goes_on = (digit || letter) && size_ != 0 && text_[size_ - 1] == kind;
    if (is_short && !goes_on) text_[size_++] = kind;
  }
}

}  // namespace sprat::csv
