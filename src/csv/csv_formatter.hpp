// SPDX-License-Identifier: Apache-2.0
// CsvFormatter: batches as CSV text in a dialect.
#pragma once

#include <memory>
#include <string_view>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>
#include <sprat/io.hpp>

namespace sprat::csv {

/// Stateless between calls, so that blocks can be formatted by several threads, one formatter each.
class CsvFormatter {
 public:
  CsvFormatter(const Schema& schema, const CsvDialect& dialect);
  ~CsvFormatter();
  CsvFormatter(CsvFormatter&&) noexcept;

  /// Byte-order mark and header line, as the dialect has them.
  void header(Buffer& out) const;
  /// Rows [first, first + count), each with its line end. UTF-8 whatever the dialect's encoding.
  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// "\n", "\r\n" or "\r".
std::string_view line_end_text(LineEnd line_end);

/// The dialect for rows that do not come from CSV: comma, minimal quotes, LF, header.
CsvDialect default_dialect(const Schema& schema);

/// A sink that turns UTF-8 into the dialect's encoding; a character that it lacks is a CsvError.
std::unique_ptr<Sink> encoding_sink(Sink& sink, TextEncoding encoding);

}  // namespace sprat::csv
