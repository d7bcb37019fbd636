// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_pass.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

#include "block/struct_nulls.hpp"
#include "csv/column_parser.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

namespace {

/// Rows are indexed and parsed this many at a time, so that the index stays in the cache.
constexpr std::size_t kIndexedRows = 1024;

class CsvChunkParser final : public ChunkParser {
 public:
  CsvChunkParser(const CsvPlan& plan, const ConvertOptions& options)
      : plan_(plan),
        ragged_(options.csv.ragged),
        fields_(schema_columns(plan.schema)),
        struct_nulls_(plan.schema) {
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      parsers_.emplace_back(fields_[i], plan.text_dialect, plan.columns[i]);
    }
  }

  csv::TokenizerCounts parse(const csv::TextChunk& chunk, const std::string& input_name,
                             Batch& batch) override {
    csv::Tokenizer tokenizer = open(chunk, input_name);
    while (tokenizer.next(index_, kIndexedRows)) {
      for (std::size_t i = 0; i < parsers_.size(); ++i) {
        const std::optional<std::size_t> misfit = parsers_[i].parse(index_, batch.columns[i]);
        if (misfit) fail(tokenizer, input_name, i, *misfit);
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

  std::string place(const csv::Tokenizer& tokenizer, const std::string& input_name, std::size_t i,
                    std::size_t row) const {
    const std::size_t column = plan_.columns[i];
    return input_name + ":" + std::to_string(tokenizer.line(index_.begin(row, column))) +
           ": column " + std::to_string(column + 1) + " (" +
           plan_.text_dialect.columns[column].header + "): ";
  }

  [[noreturn]] void fail(const csv::Tokenizer& tokenizer, const std::string& input_name,
                         std::size_t i, std::size_t row) const {
    const std::string message = place(tokenizer, input_name, i, row) +
                                parsers_[i].explain(index_.raw(row, plan_.columns[i]));
    if (plan_.fixed[i]) throw CsvError(message);
    throw TypeBreak(message);
  }

  [[noreturn]] void fail_half_null(const csv::TextChunk& chunk, const std::string& input_name,
                                   const StructNulls::Difference& differing) {
    csv::Tokenizer tokenizer = open(chunk, input_name);
    std::size_t row = differing.row;
    while (tokenizer.next(index_, kIndexedRows) && row >= index_.rows) row -= index_.rows;
    throw CsvError(place(tokenizer, input_name, differing.column, row) +
                   "a struct is null as a whole, but of its columns some are null and some are "
                   "not; make them fields of the record, each nullable");
  }

  const CsvPlan& plan_;
  Ragged ragged_;
  std::vector<Field> fields_;
  StructNulls struct_nulls_;
  std::vector<csv::ColumnParser> parsers_;
  csv::RowIndex index_;
};

}  // namespace

PassResult run_csv_pass(CsvText& text, const CsvPlan& plan, Sink& sink,
                        const ConvertOptions& options) {
  WriterOptions writer_options = options.writer;
  writer_options.dialect = plan.file_dialect;
  return run_text_pass(text, plan.schema, writer_options, options, true, sink,
                       [&] { return std::make_unique<CsvChunkParser>(plan, options); });
}

}  // namespace sprat
