// SPDX-License-Identifier: Apache-2.0
// Finds a CSV file's dialect and header on its first bytes.
#pragma once

#include <string_view>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>

namespace sprat::csv {

/// A dialect with one entry for each column of the header (or of the first row, where there is
/// none); header texts and their quoting are filled in, the rest of the columns is inference's to
/// decide. What the options give is not detected. `sample_is_all`: the sample is the whole input.
struct Detected {
  CsvDialect dialect;
  /// Bytes of the sample up to and including the header's line end: where rows begin.
  std::size_t header_bytes = 0;
  std::uint64_t header_lines = 0;
};
/// Throws CsvError where the sample ends inside the header's quotes.
Detected detect_dialect(std::string_view sample, bool sample_is_all, const CsvOptions& options,
                        const std::string& input_name);

}  // namespace sprat::csv
