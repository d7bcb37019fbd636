// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_misfit.hpp"

#include <sprat/error.hpp>

#include "convert/text_pass.hpp"

namespace sprat {

std::string cell_place(const CsvChunk& chunk, std::size_t row, std::size_t column) {
  const std::size_t in_text = chunk.plan.columns[column];
  return chunk.input_name + ":" +
         std::to_string(chunk.tokenizer.line(chunk.index.begin(row, in_text))) + ": column " +
         std::to_string(in_text + 1) + " (" + chunk.plan.text_dialect.columns[in_text].header +
         "): ";
}

void fail_misfit(const CsvChunk& chunk, std::size_t row, std::size_t column,
                 const csv::ColumnParser& parser) {
  const std::string message = cell_place(chunk, row, column) +
                              parser.explain(chunk.index.raw(row, chunk.plan.columns[column]));
  if (chunk.plan.fixed[column]) throw CsvError(message);
  throw TypeBreak(message, column);
}

}  // namespace sprat
