// SPDX-License-Identifier: Apache-2.0
// What a cell's bytes say once its quotes and escapes are resolved.
#include "csv/tokenizer.hpp"

namespace sprat::csv {
namespace {

// Appends raw[from, to) with escapes resolved; an escape at the very end stands for itself.
void append_plain(std::string_view raw, char escape, std::string& out) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (escape != 0 && raw[i] == escape && i + 1 < raw.size()) ++i;
    out.push_back(raw[i]);
  }
}

// Appends the quoted part of a cell that begins with a quote; returns the place past its end.
std::size_t append_quoted(std::string_view raw, const CsvDialect& dialect, std::string& out) {
  std::size_t i = 1;
  for (; i < raw.size(); ++i) {
    if (dialect.escape != 0 && raw[i] == dialect.escape && i + 1 < raw.size()) {
      ++i;
    } else if (raw[i] == dialect.quote) {
      ++i;
      if (i == raw.size() || raw[i] != dialect.quote) break;
    }
    out.push_back(raw[i]);
  }
  return i;
}

// True where the text lies as it is between the cell's first and last byte.
bool is_verbatim_quoted(std::string_view raw, const CsvDialect& dialect) {
  if (raw.size() < 2 || raw.back() != dialect.quote) return false;
  const std::string_view inner = raw.substr(1, raw.size() - 2);
  return inner.find(dialect.quote) == std::string_view::npos &&
         (dialect.escape == 0 || inner.find(dialect.escape) == std::string_view::npos);
}

}  // namespace

std::string_view cell_text(std::string_view raw, const CsvDialect& dialect, std::string& scratch) {
  const bool quoted = is_quoted(raw, dialect);
  if (!quoted && (dialect.escape == 0 || raw.find(dialect.escape) == std::string_view::npos)) {
    return raw;
  }
  if (quoted && is_verbatim_quoted(raw, dialect)) return raw.substr(1, raw.size() - 2);
  scratch.clear();
  std::size_t rest = quoted ? append_quoted(raw, dialect, scratch) : 0;
  // Right after the closing quote an escape is a byte like any other.
  if (quoted && rest < raw.size()) scratch.push_back(raw[rest++]);
  append_plain(raw.substr(rest), dialect.escape, scratch);
  return scratch;
}

}  // namespace sprat::csv
