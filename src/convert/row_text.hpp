// SPDX-License-Identifier: Apache-2.0
// RowText: rows as text in one of the formats that write_text offers.
#pragma once

#include <optional>

#include <sprat/batch.hpp>
#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>

#include "csv/csv_formatter.hpp"
#include "json/json_formatter.hpp"

namespace sprat {

/// The dialect that rows are written in: the file's own for CSV where it has one.
CsvDialect text_dialect(TextFormat format, const Schema& schema,
                        const std::optional<CsvDialect>& kept);

/// One for each thread.
class RowText {
 public:
  /// `dialect` is not used for JSON lines.
  RowText(TextFormat format, const Schema& schema, const CsvDialect& dialect);

  void header(Buffer& out) const;
  /// Rows [first, first + count), each with its line end.
  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out);

 private:
  std::optional<csv::CsvFormatter> csv_;
  std::optional<json::JsonFormatter> json_;
};

}  // namespace sprat
