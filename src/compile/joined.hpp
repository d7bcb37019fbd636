// SPDX-License-Identifier: Apache-2.0
// joined: pieces of code as one text. (GCC 12 sees overlapping copies in "a" + std::string.)
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace sprat::compile {

inline std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const std::string_view piece : pieces) text += piece;
  return text;
}

/// `words` have blanks between them, and around them.
inline bool has_word(std::string_view words, std::string_view word) {
  return words.find(joined({" ", word, " "})) != words.npos;
}

}  // namespace sprat::compile
