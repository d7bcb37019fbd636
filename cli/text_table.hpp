// SPDX-License-Identifier: Apache-2.0
// TextTable: lines of cells, aligned under their headings, for people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sprat::cli {

enum class Align { left, right };

struct TableColumn {
  std::string heading;
  Align align = Align::left;
};

/// Cells may be any UTF-8; control characters are shown as '.', so that no cell breaks the table.
class TextTable {
 public:
  explicit TextTable(std::vector<TableColumn> columns);
  /// As many cells as there are columns.
  void add_row(std::vector<std::string> cells);
  std::string text() const;
  /// Of the widest line.
  std::size_t width() const;

 private:
  std::vector<TableColumn> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> widths_;
};

/// Columns that the text takes on a terminal, counting one for each code point.
std::size_t display_width(std::string_view text);
/// At most `width` columns of it, its end replaced by "…" where it is longer.
std::string cut_to_width(std::string_view text, std::size_t width);

}  // namespace sprat::cli
