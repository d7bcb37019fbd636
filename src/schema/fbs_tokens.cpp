// SPDX-License-Identifier: Apache-2.0
// FbsTokens: comments, identifiers, texts and numbers as FlatBuffers' own parser splits them.
#include "schema/fbs_tokens.hpp"

#include <algorithm>

namespace sprat::fbs {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

}  // namespace

FbsTokens::FbsTokens(std::string_view text) : text_(text) {
  if (at("\xEF\xBB\xBF")) at_ = 3;
  advance();
}

Token FbsTokens::take() {
  const Token taken = token_;
  advance();
  return taken;
}

void FbsTokens::skip_blanks_and_comments() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '\n') ++line_;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at_;
    } else if (at("//")) {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else if (at("/*")) {
      const std::size_t close = text_.find("*/", at_ + 2);
      const std::size_t end = close == std::string_view::npos ? text_.size() : close + 2;
      const std::string_view comment = text_.substr(at_, end - at_);
      line_ += static_cast<std::size_t>(std::count(comment.begin(), comment.end(), '\n'));
      at_ = end;
    } else {
      return;
    }
  }
}

void FbsTokens::take_text(char quote) {
  while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
    at_ += text_[at_] == '\\' ? 2U : 1U;
  }
  at_ = std::min(at_, text_.size());
  token_.spelling = text_.substr(token_.begin + 1, at_ - token_.begin - 1);
  if (at_ < text_.size() && text_[at_] == quote) ++at_;
}

// A number goes on after a point, and after the sign of an exponent.
void FbsTokens::take_while_word(bool is_number) {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    const char before = text_[at_ - 1];
    const bool after_exponent = before == 'e' || before == 'E' || before == 'p' || before == 'P';
    const bool is_sign = (c == '+' || c == '-') && after_exponent;
    if (!is_word(c) && !(is_number && (c == '.' || is_sign))) break;
    ++at_;
  }
  token_.spelling = text_.substr(token_.begin, at_ - token_.begin);
}

void FbsTokens::advance() {
  skip_blanks_and_comments();
  token_ = Token{TokenKind::end, {}, line_, at_, at_};
  if (at_ >= text_.size()) return;
  const char c = text_[at_++];
  const bool digit_follows = at_ < text_.size() && is_digit(text_[at_]);
  if (c == '"' || c == '\'') {
    token_.kind = TokenKind::text;
    take_text(c);
  } else if (is_digit(c) || ((c == '-' || c == '+' || c == '.') && digit_follows)) {
    token_.kind = TokenKind::number;
    take_while_word(true);
  } else if (is_word(c)) {
    token_.kind = TokenKind::identifier;
    take_while_word(false);
  } else {
    token_.kind = TokenKind::symbol;
    token_.spelling = text_.substr(token_.begin, 1);
  }
  token_.end = at_;
}

}  // namespace sprat::fbs
