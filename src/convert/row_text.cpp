// SPDX-License-Identifier: Apache-2.0
#include "convert/row_text.hpp"

namespace sprat {

CsvDialect text_dialect(TextFormat format, const Schema& schema,
                        const std::optional<CsvDialect>& kept) {
  if (format == TextFormat::csv && kept) return *kept;
  CsvDialect dialect = csv::default_dialect(schema);
  if (format == TextFormat::tsv) dialect.delimiter = '\t';
  return dialect;
}

RowText::RowText(TextFormat format, const Schema& schema, const CsvDialect& dialect) {
  if (format == TextFormat::json_lines) {
    json_.emplace(schema);
  } else {
    csv_.emplace(schema, dialect);
  }
}

void RowText::header(Buffer& out) const {
  if (csv_) csv_->header(out);
}

void RowText::rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
  if (csv_) {
    csv_->rows(batch, first, count, out);
  } else {
    json_->rows(batch, first, count, out);
  }
}

}  // namespace sprat
