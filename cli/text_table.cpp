// SPDX-License-Identifier: Apache-2.0
// Aligned columns of text.
#include "text_table.hpp"

#include <algorithm>
#include <cassert>

#include "utf8_text.hpp"

namespace sprat::cli {
namespace {

constexpr std::size_t kGap = 2;

bool starts_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::string printable(std::string_view cell) {
  std::string text = replace_invalid_utf8(cell);
  for (char& byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (code < 0x20 || code == 0x7F) byte = '.';
  }
  return text;
}

void append_cell(std::string& line, std::string_view cell, std::size_t width, Align align) {
  const std::size_t room = width - std::min(width, display_width(cell));
  if (align == Align::right) line.append(room, ' ');
  line.append(cell);
  if (align == Align::left) line.append(room, ' ');
}

void end_line(std::string& text) {
  while (text.ends_with(' ')) text.pop_back();
  text += '\n';
}

}  // namespace

std::size_t display_width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (std::size_t taken = 0; end < text.size(); ++end) {
    if (starts_code_point(text[end]) && ++taken == width) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

TextTable::TextTable(std::vector<TableColumn> columns) : columns_(std::move(columns)) {
  for (const TableColumn& column : columns_) widths_.push_back(display_width(column.heading));
}

void TextTable::add_row(std::vector<std::string> cells) {
  assert(cells.size() == columns_.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i] = printable(cells[i]);
    widths_[i] = std::max(widths_[i], display_width(cells[i]));
  }
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::string text;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i != 0) text.append(kGap, ' ');
    append_cell(text, columns_[i].heading, widths_[i], columns_[i].align);
  }
  end_line(text);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) text.append(kGap, ' ');
      append_cell(text, row[i], widths_[i], columns_[i].align);
    }
    end_line(text);
  }
  return text;
}

std::size_t TextTable::width() const {
  std::size_t width = columns_.empty() ? 0 : kGap * (columns_.size() - 1);
  for (const std::size_t column : widths_) width += column;
  return width;
}

}  // namespace sprat::cli
