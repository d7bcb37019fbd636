// SPDX-License-Identifier: Apache-2.0
// RowEvolution: how the columns of one schema's blocks become those of the rows that are wanted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/evolution.hpp>
#include <sprat/limits.hpp>

#include "block/block.hpp"

namespace sprat {

struct RowEvolution {
  std::shared_ptr<const SchemaMatch> match;
  /// By column of the rows: the number of the wanted column.
  std::vector<std::size_t> wanted;

  const ColumnMatch& column(std::size_t i) const { return match->columns[wanted[i]]; }

  /// Throws SchemaError naming the field and a value where the statistics of the opened block do
  /// not prove what the match needs.
  void require_proof(const BlockDecoder& block, std::uint64_t rows) const;

  /// Makes the rows' column `i` of the file's, which it holds, or of nothing. `spare` lends memory.
  void evolve(std::size_t i, std::size_t rows, const Limits& limits, Column& column,
              Buffer& spare) const;
};

}  // namespace sprat
