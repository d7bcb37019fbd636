// SPDX-License-Identifier: Apache-2.0
// CsvDialect: how a CSV file spells its rows; kept in a file's HEADER so that `cat` writes what was
// read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sprat {

// The numbers of these enums are frozen in the file format (docs/format.md).
enum class LineEnd : std::uint8_t { lf = 0, crlf = 1, cr = 2 };
enum class TextEncoding : std::uint8_t { utf8 = 0, latin1 = 1, utf16le = 2, utf16be = 3 };

/// What a dialect knows of one column.
struct CsvColumn {
  /// The header cell's text, exactly; names may be empty and may repeat.
  std::string header;
  bool header_quoted = false;
  /// Every cell is quoted; otherwise those that need it.
  bool quoted = false;
  /// How a null is written: "" is an empty cell, "\"\"" a quoted empty one (never in text), else a
  /// word.
  std::string null_spelling;

  bool operator==(const CsvColumn&) const = default;
};

struct CsvDialect {
  char delimiter = ',';
  /// 0: nothing is ever quoted.
  char quote = '"';
  /// 0: a quote inside quotes is doubled.
  char escape = 0;
  /// 0: no comments. A first cell that starts with it is quoted when written.
  char comment = 0;
  LineEnd line_end = LineEnd::lf;
  TextEncoding encoding = TextEncoding::utf8;
  bool byte_order_mark = false;
  bool has_header = true;
  /// One for each column of the schema.
  std::vector<CsvColumn> columns;

  bool operator==(const CsvDialect&) const = default;
};

}  // namespace sprat
