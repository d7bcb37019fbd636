// SPDX-License-Identifier: Apache-2.0
// Texts in C++: string literals and comments that mean what the schema says, whatever it says.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sprat::compile {

/// The line length of .clang-format.
inline constexpr std::size_t kCppWidth = 100;

/// A string literal, with its quotes.
std::string cpp_literal(std::string_view text);

/// A literal, or what makes a string_view of a text with zero bytes in it: {"a\000b", 3}.
std::string cpp_view(std::string_view text);

/// The same as a row of literals that stand below each other from column `column` on, broken at
/// blanks where they are wider than the page; `tail` is what must follow the last.
std::vector<std::string> cpp_view_lines(std::string_view text, std::size_t column,
                                        std::size_t tail);

/// "///" lines, each with its line feed.
std::string cpp_doc(std::string_view doc, std::string_view indent);

}  // namespace sprat::compile
