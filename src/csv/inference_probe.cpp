// SPDX-License-Identifier: Apache-2.0
#include "csv/inference_probe.hpp"

namespace sprat::csv {

InferenceProbe::InferenceProbe(const Inference& known, std::vector<std::size_t> columns)
    : known_(known) {
  columns_.reserve(columns.size());
  for (const std::size_t column : columns) {
    const ColumnInference& inference = known.column(column);
    columns_.push_back({column, inference.changes(), inference});
  }
}

void InferenceProbe::update() {
  for (Probed& probed : columns_) {
    const ColumnInference& known = known_.column(probed.column);
    const std::uint32_t changes = known.changes();
    if (probed.known_changes == changes && probed.inference.changes() == changes) continue;
    probed.inference = known;
    probed.known_changes = changes;
  }
}

void InferenceProbe::observe(const RowIndex& index, const Tokenizer& tokenizer) {
  for (Probed& probed : columns_) probed.inference.observe(index, tokenizer, scratch_);
}

std::vector<std::size_t> InferenceProbe::news() const {
  std::vector<std::size_t> columns;
  for (const Probed& probed : columns_) {
    if (probed.inference.changes() != probed.known_changes) columns.push_back(probed.column);
  }
  return columns;
}

}  // namespace sprat::csv
