// SPDX-License-Identifier: Apache-2.0
// CellQuoting: which cells of a column would not be read back as they stand, and how such are
// written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <sprat/dialect.hpp>

#include "csv/structure_scan.hpp"

namespace sprat::csv {

class CellQuoting {
 public:
  /// `name` is for messages. `null_text` stands for a null where it is not quoted. `begins_file`:
  /// the cell may be the file's first bytes, which must not look like a byte-order mark.
  CellQuoting(const CsvDialect& dialect, std::size_t column, std::string name,
              std::string null_text, bool begins_file);

  const std::string& name() const { return name_; }
  /// Bytes that a cell can only hold in quotes.
  const SpecialBytes& special() const { return special_; }
  /// Bytes that take another byte before them, inside quotes or where there are none.
  const SpecialBytes& doubled() const { return doubled_; }
  /// True where a text without special bytes would still be read as something else.
  bool is_read_otherwise(std::string_view text) const {
    return text.empty() || (has_rules_ && breaks_rule(text));
  }
  bool needs_quotes(std::string_view text) const;
  /// Bytes that `write` needs.
  std::size_t written_bytes(std::string_view text) const;
  /// Writes a text in quotes, or escaped where the dialect has none; CsvError where it cannot.
  char* write(std::string_view text, char* to) const;

 private:
  bool breaks_rule(std::string_view text) const;
  bool is_doubled(char byte) const;
  char* write_doubling(std::string_view text, char* to) const;

  char quote_;
  char escape_;
  char comment_;
  bool guards_mark_;
  bool has_rules_;
  std::string name_;
  std::string null_text_;
  SpecialBytes special_;
  SpecialBytes doubled_;
};

}  // namespace sprat::csv
