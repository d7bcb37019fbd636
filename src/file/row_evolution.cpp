// SPDX-License-Identifier: Apache-2.0
#include "file/row_evolution.hpp"

#include <string>

#include <sprat/error.hpp>

#include "batch/evolve_column.hpp"

namespace sprat {

void RowEvolution::require_proof(const BlockDecoder& block, std::uint64_t rows) const {
  for (const std::size_t number : wanted) {
    const ColumnMatch& column = match->columns[number];
    if (!column.needs_proof()) continue;
    const auto problem = disproof(*match, number, block.statistics(column.source.value()), rows);
    if (problem) throw SchemaError("field " + match->wanted_columns[number].name + " " + *problem);
  }
}

void RowEvolution::evolve(std::size_t i, std::size_t rows, const Limits& limits, Column& column,
                          Buffer& spare) const {
  const ColumnMatch& how = match->columns[wanted[i]];
  const Field& to = match->wanted_columns[wanted[i]];
  if (!how.source) return fill_column(to, rows, limits.block_bytes, column);
  if (how.drops_null && column.null_count != 0) {
    throw CorruptError("field " + to.name + " is null where the file's statistics tell of none");
  }
  cast_column(match->file_columns[*how.source].type, to.type, limits.block_bytes, column, spare);
}

}  // namespace sprat
