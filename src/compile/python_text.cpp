// SPDX-License-Identifier: Apache-2.0
#include "compile/python_text.hpp"

#include <vector>

#include "compile/doc_lines.hpp"

namespace sprat::compile {

namespace {

constexpr std::size_t kWidth = 100;

// For literals in one or three double quotes.
std::string escaped(std::string_view text) {
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\t') {
      result += "\\t";
    } else if ((byte < 0x20 && c != '\n') || byte == 0x7F) {
      result += "\\x";
      result += kHexDigits[byte >> 4U];
      result += kHexDigits[byte & 0xFU];
    } else {
      result += c;
    }
  }
  return result;
}

// Within three quotes, a single one needs no escape unless it is the last.
std::string escaped_doc_line(const std::string& line) {
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_quote = line[i] == '"';
    const bool is_alone = is_quote && i + 1 < line.size() && line[i + 1] != '"';
    result += is_alone ? "\"" : escaped(line.substr(i, 1));
  }
  return result;
}

}  // namespace

std::string python_literal(std::string_view text) {
  std::string result = "\"";
  for (const char c : escaped(text)) {
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string python_doc(std::string_view doc, std::string_view indent) {
  const std::size_t width = kWidth - indent.size() - 6;
  const std::vector<std::string> lines = doc_lines(doc, width);
  if (lines.empty()) return {};
  std::string text = std::string(indent) + "\"\"\"";
  for (const std::string& line : lines) {
    if (&line != &lines.front()) text += '\n';
    if (&line != &lines.front() && !line.empty()) text += indent;
    text += escaped_doc_line(line);
  }
  if (lines.size() > 1) text.append("\n").append(indent);
  return text + "\"\"\"\n";
}

std::string python_block(std::string_view text) {
  std::string result = "\"\"\"\\\n";
  while (!text.empty()) {
    const std::string line(text.substr(0, text.find('\n')));
    result += escaped_doc_line(line) + "\n";
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return result + "\"\"\"\n";
}

}  // namespace sprat::compile
