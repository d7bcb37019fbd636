// SPDX-License-Identifier: Apache-2.0
// doc_lines: breaking text at line feeds and blanks.
#include "compile/doc_lines.hpp"

#include <algorithm>

namespace sprat::compile {

namespace {

std::string_view without_blanks_at_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

// Bytes of the part of `line` to stay on it: up to the last blank that leaves it within `width`, or
// to the first blank at all. The line's indentation is no place to break it.
std::size_t break_place(std::string_view line, std::size_t width) {
  const std::size_t start = line.find_first_not_of(' ');
  std::size_t best = line.find(' ', start);
  for (std::size_t at = best; at != std::string_view::npos; at = line.find(' ', at + 1)) {
    if (text_width(line.substr(0, at)) > width) break;
    best = at;
  }
  return best;
}

void append_lines(std::string_view line, std::size_t width, std::vector<std::string>& lines) {
  const std::string indent(
      line.find_first_not_of(' ') == std::string_view::npos ? 0 : line.find_first_not_of(' '), ' ');
  std::string rest(line);
  while (text_width(rest) > width) {
    const std::size_t at = break_place(rest, width);
    if (at == std::string::npos) break;
    lines.emplace_back(without_blanks_at_end(std::string_view(rest).substr(0, at)));
    rest = indent + rest.substr(std::min(rest.find_first_not_of(' ', at), rest.size()));
  }
  lines.push_back(rest);
}

}  // namespace

std::size_t text_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::vector<std::string> doc_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  if (text.empty()) return lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    append_lines(without_blanks_at_end(text.substr(begin, end - begin)), width, lines);
    begin = end + 1;
  }
  return lines;
}

}  // namespace sprat::compile
