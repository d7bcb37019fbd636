// SPDX-License-Identifier: Apache-2.0
// FbsTokens: splits FlatBuffers IDL into tokens that know their line, which FlatBuffers' parser
// forgets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sprat::fbs {

enum class TokenKind : std::uint8_t { end, identifier, text, number, symbol };

struct Token {
  TokenKind kind = TokenKind::end;
  /// As written; a text without its quotes, escapes left as they are.
  std::string_view spelling;
  /// From 1.
  std::size_t line = 1;
  /// Place of the first byte, and of the byte after the last, quotes included.
  std::size_t begin = 0;
  std::size_t end = 0;

  bool is(std::string_view symbol_or_word) const {
    return (kind == TokenKind::symbol || kind == TokenKind::identifier) &&
           spelling == symbol_or_word;
  }
};

/// Never fails: what is no IDL becomes symbols, and the parser will say so.
class FbsTokens {
 public:
  /// `text` must stay alive.
  explicit FbsTokens(std::string_view text);

  const Token& peek() const { return token_; }
  Token take();

 private:
  void advance();
  void skip_blanks_and_comments();
  void take_text(char quote);
  void take_while_word(bool is_number);
  bool at(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  Token token_;
};

}  // namespace sprat::fbs
