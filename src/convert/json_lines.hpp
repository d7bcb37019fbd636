// SPDX-License-Identifier: Apache-2.0
// JsonLines: inputs of JSON lines as one stream of chunks of whole lines.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/dialect.hpp>

#include "convert/text_files.hpp"

namespace sprat {

class JsonLines final : public TextFiles {
 public:
  JsonLines(std::vector<std::string> paths, std::optional<TextEncoding> encoding);

 private:
  std::unique_ptr<csv::CsvInput> open_input(const std::string& path) const override;
  Head read_head(const csv::CsvInput&, std::string_view, bool) override { return {}; }
  const CsvDialect& row_dialect() const override { return dialect_; }

  std::optional<TextEncoding> encoding_;
  CsvDialect dialect_;
};

/// Calls `visit(line, number)` for each line of a chunk that is not blank; returns how many are.
template <class Visitor>
std::uint64_t for_each_line(const csv::TextChunk& chunk, const Visitor& visit) {
  const std::string_view text(reinterpret_cast<const char*>(chunk.text.data()), chunk.text.size());
  std::uint64_t blank_lines = 0;
  std::size_t line_feed = 0;
  std::uint64_t number = chunk.first_line;
  for (std::size_t at = 0; at < text.size(); ++number) {
    if (at == 0 || line_feed < at) line_feed = std::min(text.find('\n', at), text.size());
    const std::string_view rest = text.substr(at, line_feed - at);
    const std::string_view line = rest.substr(0, rest.find('\r'));
    // After CR, LF or CRLF.
    at += line.size() + (line.size() + 1 == rest.size() && line_feed != text.size() ? 2 : 1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      ++blank_lines;
    } else {
      visit(line, number);
    }
  }
  return blank_lines;
}

}  // namespace sprat
