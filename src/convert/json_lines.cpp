// SPDX-License-Identifier: Apache-2.0
#include "convert/json_lines.hpp"

#include <utility>

namespace sprat {

JsonLines::JsonLines(std::vector<std::string> paths, std::optional<TextEncoding> encoding)
    : TextFiles(std::move(paths)), encoding_(encoding) {
  // Strings have no line ends in them: a row is a line, whatever its quotes.
  dialect_.quote = 0;
  open(0);
}

std::unique_ptr<csv::CsvInput> JsonLines::open_input(const std::string& path) const {
  CsvOptions options;
  options.encoding = encoding_;
  return std::make_unique<csv::CsvInput>(open_source(path), options);
}

}  // namespace sprat
