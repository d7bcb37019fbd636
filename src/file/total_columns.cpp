// SPDX-License-Identifier: Apache-2.0
// total_columns: blocks are added up where they are decoded, and their sums in the file's order.
#include <utility>

#include <sprat/column_totals.hpp>
#include <sprat/scan.hpp>

namespace sprat {

std::vector<ColumnTotal> total_columns(std::unique_ptr<Source> source, const ReaderOptions& options,
                                       const std::function<void()>& after_block) {
  OrderedScan<ColumnTotals> blocks(std::move(source), options, [](Batch& batch) {
    ColumnTotals block(*batch.schema);
    block.add(batch);
    return block;
  });
  ColumnTotals totals(blocks.schema());
  while (const auto block = blocks.next()) {
    totals.add(*block);
    if (after_block) after_block();
  }
  return totals.totals();
}

}  // namespace sprat
