// SPDX-License-Identifier: Apache-2.0
// Doc comments as lines that fit a page.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sprat::compile {

/// Columns that the text takes, a code point counting as one.
std::size_t text_width(std::string_view text);

/// The text's lines without blanks at their ends, broken at blanks where they are wider than
/// `width`; none for an empty text.
std::vector<std::string> doc_lines(std::string_view text, std::size_t width);

}  // namespace sprat::compile
