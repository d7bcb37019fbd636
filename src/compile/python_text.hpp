// SPDX-License-Identifier: Apache-2.0
// Texts in Python: literals and docstrings that mean what the schema says, whatever it says.
#pragma once

#include <string>
#include <string_view>

namespace sprat::compile {

/// A string literal in double quotes.
std::string python_literal(std::string_view text);

/// A docstring with its line feed; nothing for an empty doc.
std::string python_doc(std::string_view doc, std::string_view indent);

/// Lines between three quotes; `text` ends in a line feed.
std::string python_block(std::string_view text);

}  // namespace sprat::compile
