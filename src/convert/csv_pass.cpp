// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_pass.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

#include "block/struct_nulls.hpp"
#include "convert/csv_columns.hpp"
#include "convert/csv_misfit.hpp"
#include "csv/column_parser.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

namespace {

/// Rows are indexed and parsed this many at a time, so that the index stays in the cache.
constexpr std::size_t kIndexedRows = 1024;

class CsvChunkParser final : public ChunkParser {
 public:
  CsvChunkParser(const CsvPlan& plan, const ConvertOptions& options)
      : plan_(plan), ragged_(options.csv.ragged), struct_nulls_(plan.schema) {
    const std::vector<Field> fields = schema_columns(plan.schema);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      parsers_.emplace_back(fields[i], plan.text_dialect, plan.columns[i]);
    }
  }

  csv::TokenizerCounts parse(const csv::TextChunk& chunk, const std::string& input_name,
                             Batch& batch) override {
    csv::Tokenizer tokenizer = open(chunk, input_name);
    while (tokenizer.next(index_, kIndexedRows)) {
      for (std::size_t i = 0; i < parsers_.size(); ++i) {
        const std::optional<std::size_t> misfit = parsers_[i].parse(index_, batch.columns[i]);
        if (misfit) fail_misfit({plan_, tokenizer, input_name, index_}, *misfit, i, parsers_[i]);
      }
      batch.rows += index_.rows;
    }
    if (const auto differing = struct_nulls_.first_difference(batch.columns)) {
      fail_half_null(chunk, input_name, *differing);
    }
    return tokenizer.counts();
  }

 private:
  csv::Tokenizer open(const csv::TextChunk& chunk, const std::string& input_name) const {
    csv::Tokenizer tokenizer(plan_.text_dialect, plan_.text_dialect.columns.size(), ragged_,
                             input_name);
    tokenizer.open(chunk);
    return tokenizer;
  }

  [[noreturn]] void fail_half_null(const csv::TextChunk& chunk, const std::string& input_name,
                                   const StructNulls::Difference& differing) {
    csv::Tokenizer tokenizer = open(chunk, input_name);
    std::size_t row = differing.row;
    while (tokenizer.next(index_, kIndexedRows) && row >= index_.rows) row -= index_.rows;
    throw CsvError(cell_place({plan_, tokenizer, input_name, index_}, row, differing.column) +
                   "a struct is null as a whole, but of its columns some are null and some are "
                   "not; make them fields of the record, each nullable");
  }

  const CsvPlan& plan_;
  Ragged ragged_;
  StructNulls struct_nulls_;
  std::vector<csv::ColumnParser> parsers_;
  csv::RowIndex index_;
};

}  // namespace

PassResult run_csv_pass(CsvText& text, const CsvPlan& plan, Sink& sink,
                        const ConvertOptions& options) {
  WriterOptions writer_options = options.writer;
  writer_options.dialect = plan.file_dialect;
  TextParsers parsers;
  parsers.by_rows = [&] { return std::make_unique<CsvChunkParser>(plan, options); };
  // Else short rows, of which a chunk has many, might be padded to many columns that are not read.
  const bool is_index_bounded =
      options.csv.ragged != Ragged::pad || plan.columns.size() == plan.text_dialect.columns.size();
  if (is_index_bounded) {
    parsers.by_columns = [&] { return std::make_unique<CsvColumns>(plan, options.csv); };
  }
  return run_text_pass(text, plan.schema, writer_options, options, true, sink, parsers);
}

}  // namespace sprat
