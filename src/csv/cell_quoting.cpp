// SPDX-License-Identifier: Apache-2.0
#include "csv/cell_quoting.hpp"

#include <algorithm>
#include <utility>

#include <sprat/error.hpp>

#include "text/cell_writer.hpp"

namespace sprat::csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

SpecialBytes special_bytes(const CsvDialect& dialect) {
  const char quote = dialect.quote == 0 ? dialect.delimiter : dialect.quote;
  const char escape = dialect.escape == 0 ? dialect.delimiter : dialect.escape;
  return {dialect.delimiter, quote, '\n', '\r', escape};
}

SpecialBytes doubled_bytes(const CsvDialect& dialect) {
  if (dialect.quote == 0) return special_bytes(dialect);
  const char escape = dialect.escape == 0 ? dialect.quote : dialect.escape;
  return {dialect.quote, escape, escape, escape, escape};
}

}  // namespace

CellQuoting::CellQuoting(const CsvDialect& dialect, std::size_t column, std::string name,
                         std::string null_text, bool begins_file)
    : quote_(dialect.quote),
      escape_(dialect.escape),
      comment_(column == 0 ? dialect.comment : char{0}),
      guards_mark_(begins_file),
      has_rules_(comment_ != 0 || guards_mark_ || !null_text.empty()),
      name_(std::move(name)),
      null_text_(std::move(null_text)),
      special_(special_bytes(dialect)),
      doubled_(doubled_bytes(dialect)) {}

bool CellQuoting::breaks_rule(std::string_view text) const {
  return (comment_ != 0 && text.front() == comment_) ||
         (guards_mark_ && text.substr(0, kByteOrderMark.size()) == kByteOrderMark) ||
         (!null_text_.empty() && text == null_text_);
}

bool CellQuoting::needs_quotes(std::string_view text) const {
  return is_read_otherwise(text) || std::find_first_of(text.begin(), text.end(), special_.begin(),
                                                       special_.end()) != text.end();
}

bool CellQuoting::is_doubled(char byte) const {
  return std::find(doubled_.begin(), doubled_.end(), byte) != doubled_.end();
}

std::size_t CellQuoting::written_bytes(std::string_view text) const {
  const auto doubled =
      std::count_if(text.begin(), text.end(), [this](char byte) { return is_doubled(byte); });
  return text.size() + static_cast<std::size_t>(doubled) + 2;
}

char* CellQuoting::write(std::string_view text, char* to) const {
  if (quote_ != 0) {
    *to++ = quote_;
    to = write_doubling(text, to);
    *to++ = quote_;
    return to;
  }
  if (escape_ == 0 || text.empty()) {
    throw CsvError("column " + name_ + ": the text '" + std::string(text.substr(0, 40)) +
                   "' cannot be written without quotes; give the dialect a quote character");
  }
  // An escape before the first byte keeps the cell from being a null, a comment or a mark.
  if (is_read_otherwise(text) && !is_doubled(text.front())) *to++ = escape_;
  return write_doubling(text, to);
}

char* CellQuoting::write_doubling(std::string_view text, char* to) const {
  const char before = escape_ == 0 ? quote_ : escape_;
  const ScanKernel& kernel = scan_kernel();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t next = kernel.find_any(text.data(), at, text.size(), doubled_);
    std::memcpy(to, text.data() + at, next - at);
    to += next - at;
    if (next == text.size()) break;
    *to++ = before;
    *to++ = text[next];
    at = next + 1;
  }
  return to;
}

}  // namespace sprat::csv
