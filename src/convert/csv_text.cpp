// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_text.hpp"

#include <utility>

#include <sprat/error.hpp>

#include "csv/dialect_detection.hpp"
#include "text/misfit.hpp"

namespace sprat {

CsvText::CsvText(std::vector<std::string> paths, CsvOptions options)
    : TextFiles(std::move(paths)), options_(std::move(options)) {
  open(0);
}

std::unique_ptr<csv::CsvInput> CsvText::open_input(const std::string& path) const {
  return std::make_unique<csv::CsvInput>(open_source(path), options_);
}

TextFiles::Head CsvText::read_head(const csv::CsvInput& input, std::string_view sample,
                                   bool is_first) {
  CsvOptions options = options_;
  if (!is_first) options.delimiter = dialect_.delimiter;
  csv::Detected detected =
      csv::detect_dialect(sample, sample.size() < kSampleBytes, options, input.name());
  detected.dialect.encoding = input.encoding();
  detected.dialect.byte_order_mark = input.byte_order_mark();
  const Head head{detected.header_bytes, detected.header_lines};
  if (is_first) {
    dialect_ = std::move(detected.dialect);
  } else {
    check_header(input, detected.dialect);
  }
  return head;
}

void CsvText::check_header(const csv::CsvInput& input, const CsvDialect& other) const {
  const std::size_t expected = dialect_.columns.size();
  if (other.columns.size() != expected) {
    throw CsvError(input.name() + ": " + std::to_string(other.columns.size()) + " columns, but " +
                   first_name() + " has " + std::to_string(expected) +
                   "; inputs converted together need the same header");
  }
  for (std::size_t i = 0; i < expected; ++i) {
    if (other.columns[i].header != dialect_.columns[i].header) {
      throw CsvError(input.name() + ": column " + std::to_string(i + 1) + " is " +
                     text::quoted_excerpt(other.columns[i].header) + ", but " +
                     text::quoted_excerpt(dialect_.columns[i].header) + " in " + first_name() +
                     "; inputs converted together need the same header");
    }
  }
}

}  // namespace sprat
