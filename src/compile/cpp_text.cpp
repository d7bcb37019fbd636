// SPDX-License-Identifier: Apache-2.0
// Escaping, and breaking of long literals as clang-format breaks them.
#include "compile/cpp_text.hpp"

#include <array>
#include <utility>

#include "compile/doc_lines.hpp"
#include "compile/joined.hpp"

namespace sprat::compile {

namespace {

// Three digits, so that no digit after it can be taken for part of it.
std::string octal_escape(unsigned char byte) {
  const auto digit = [&](unsigned shift) {
    return static_cast<char>('0' + ((byte >> shift) & 7U));
  };
  return {'\\', digit(6), digit(3), digit(0)};
}

std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (c == '\t') {
      result += "\\t";
    } else if (c == '?' && i != 0 && text[i - 1] == '?') {
      result += "\\?";  // No trigraph.
    } else if (byte < 0x20 || byte == 0x7F) {
      result += octal_escape(byte);
    } else {
      result += c;
    }
  }
  return result;
}

// Characters that turn the direction of text, and could make code look like other code.
constexpr std::array<std::string_view, 9> kDirections = {
    "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
    "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};

std::string without_directions(std::string text) {
  for (const std::string_view direction : kDirections) {
    for (std::size_t at; (at = text.find(direction)) != text.npos;) {
      text.erase(at, direction.size());
    }
  }
  return text;
}

std::string with_escaped_directions(std::string text) {
  for (const std::string_view direction : kDirections) {
    std::string escape;
    for (const char c : direction) escape += octal_escape(static_cast<unsigned char>(c));
    for (std::size_t at; (at = text.find(direction)) != text.npos;) {
      text.replace(at, direction.size(), escape);
    }
  }
  return text;
}

std::string literal_content(std::string_view text) {
  return with_escaped_directions(escaped(text));
}

bool has_zero(std::string_view text) {
  return text.find('\0') != text.npos;
}

}  // namespace

std::string cpp_literal(std::string_view text) {
  return '"' + literal_content(text) + '"';
}

std::string cpp_view(std::string_view text) {
  if (!has_zero(text)) return cpp_literal(text);
  return joined({"{", cpp_literal(text), ", ", std::to_string(text.size()), "}"});
}

std::vector<std::string> cpp_view_lines(std::string_view text, std::size_t column,
                                        std::size_t tail) {
  if (has_zero(text)) return {cpp_view(text)};
  std::string rest = literal_content(text);
  std::vector<std::string> lines;
  while (column + text_width(rest) + 2 + tail > kCppWidth) {
    std::size_t best = rest.npos;
    for (std::size_t at = rest.find(' '); at != rest.npos; at = rest.find(' ', at + 1)) {
      if (column + text_width(std::string_view(rest).substr(0, at + 1)) + 2 > kCppWidth) break;
      best = at;
    }
    if (best == rest.npos || best + 1 == rest.size()) break;
    lines.push_back('"' + rest.substr(0, best + 1) + '"');
    rest.erase(0, best + 1);
  }
  lines.push_back('"' + rest + '"');
  return lines;
}

std::string cpp_doc(std::string_view doc, std::string_view indent) {
  std::string text;
  const std::size_t width = kCppWidth - indent.size() - 4;
  for (const std::string& raw : doc_lines(without_directions(std::string(doc)), width)) {
    std::string line = raw;
    // At its end they would continue the comment on the next line.
    if (line.ends_with('\\') || line.ends_with("?\?/")) line += " .";
    text.append(indent).append("///");
    if (!line.empty()) text.append(" ").append(line);
    text += '\n';
  }
  return text;
}

}  // namespace sprat::compile
