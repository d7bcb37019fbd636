// SPDX-License-Identifier: Apache-2.0
#include "csv/inference_probe.hpp"

#include <string_view>
#include <utility>

#include "text/cell_kernels.hpp"

namespace sprat::csv {

namespace {

// Or nulls.
bool are_fractions(const text::CellSpans& cells, std::size_t rows) {
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view raw = cells[row];
    const bool is_fraction =
        raw.find('.') != std::string_view::npos && raw.find('e') == std::string_view::npos;
    if (!raw.empty() && !is_fraction) return false;
  }
  return true;
}

}  // namespace

InferenceProbe::InferenceProbe(const Inference& known, const CsvDialect& dialect,
                               const std::vector<std::size_t>& columns)
    : known_(known) {
  dialect_.quote = dialect.quote;
  dialect_.escape = dialect.escape;
  dialect_.columns.resize(dialect.columns.size());
  columns_.reserve(columns.size());
  for (const std::size_t column : columns) {
    const ColumnInference& inference = known.column(column);
    columns_.push_back({.column = column, .inference = inference, .parser = {}});
    take_over(columns_.back(), inference);
  }
}

void InferenceProbe::take_over(Probed& probed, const ColumnInference& known) {
  probed.inference = known;
  probed.known_changes = known.changes();
  probed.parser.reset();
  probed.sure = known.sure_cells();
  if (probed.sure.length == 0 && !probed.sure.fractions) return;
  InferredColumn inferred = known.result();
  dialect_.columns[probed.column].null_spelling = std::move(inferred.null_spelling);
  Field field;
  field.type = std::move(inferred.type);
  field.format = std::move(inferred.format);
  field.nullable = known.saw_null();
  probed.parser.emplace(field, dialect_, probed.column);
}

void InferenceProbe::update() {
  for (Probed& probed : columns_) {
    const ColumnInference& known = known_.column(probed.column);
    const std::uint32_t changes = known.changes();
    if (probed.known_changes == changes && probed.inference.changes() == changes) continue;
    take_over(probed, known);
  }
}

bool InferenceProbe::changes_nothing(Probed& probed, const RowIndex& index) {
  if (!probed.parser || probed.inference.changes() != probed.known_changes) return false;
  const text::CellSpans cells = index.cells(probed.column);
  const bool all_sure = text::size_range(cells, index.rows).longest <= probed.sure.length ||
                        (probed.sure.fractions && are_fractions(cells, index.rows));
  if (!all_sure) return false;
  parsed_.clear();
  return !probed.parser->parse(index, parsed_);
}

void InferenceProbe::observe(const RowIndex& index, const Tokenizer& tokenizer) {
  for (Probed& probed : columns_) {
    if (!changes_nothing(probed, index)) probed.inference.observe(index, tokenizer, scratch_);
  }
}

std::vector<std::size_t> InferenceProbe::news() const {
  std::vector<std::size_t> columns;
  for (const Probed& probed : columns_) {
    if (probed.inference.changes() != probed.known_changes) columns.push_back(probed.column);
  }
  return columns;
}

}  // namespace sprat::csv
