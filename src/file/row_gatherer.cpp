// SPDX-License-Identifier: Apache-2.0
#include "file/row_gatherer.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <sprat/error.hpp>

#include "batch/cell_bytes.hpp"
#include "block/record_rows.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

bool has_dictionary(const std::vector<Column>& columns) {
  return std::any_of(columns.begin(), columns.end(), [](const Column& column) {
    return column.is_dictionary() || has_dictionary(column.children);
  });
}

}  // namespace

std::uint64_t fixed_row_bytes(const Schema& schema, Layout layout) {
  if (layout == Layout::rows) return RecordRows(schema).record_bytes();
  std::uint64_t bytes = 0;
  for (const Type* type : column_types(schema)) bytes += fixed_cell_bytes(*type);
  return bytes;
}

RowGatherer::RowGatherer(std::shared_ptr<const Schema> schema, const WriterOptions& options,
                         std::function<void(const Batch&)> emit)
    : schema_(std::move(schema)),
      block_rows_(options.block_rows),
      block_bytes_(options.block_bytes),
      row_bytes_(fixed_row_bytes(*schema_, options.layout)),
      types_(column_types(*schema_)),
      emit_(std::move(emit)) {
  for (std::size_t i = 0; i < types_.size(); ++i) {
    if (has_varying_size(*types_[i])) varying_columns_.push_back(i);
  }
  if (block_rows_ == 0 || block_rows_ > Limits{}.block_rows) {
    throw LimitError("block_rows is " + std::to_string(block_rows_) + "; a block has 1 to " +
                     std::to_string(Limits{}.block_rows) + " rows");
  }
  if (block_bytes_ > Limits{}.block_bytes) {
    throw LimitError("block_bytes is " + std::to_string(block_bytes_) + "; a block has up to " +
                     std::to_string(Limits{}.block_bytes) + " bytes");
  }
  pending_.schema = schema_;
}

void RowGatherer::add(const Batch& batch) {
  const bool is_whole_block =
      pending_.rows == 0 && batch.rows == block_rows_ && !has_dictionary(batch.columns);
  for (std::size_t first = 0; first < batch.rows;) {
    const std::size_t count = take(batch, first);
    if (count == batch.rows && is_whole_block) return emit(batch);
    append_rows(batch, first, count, pending_);
    first += count;
    if (first < batch.rows || pending_.rows == block_rows_) flush();
  }
}

void RowGatherer::flush() {
  if (pending_.rows == 0) return;
  pending_.first_row = rows_out_;
  emit(pending_);
  pending_.clear();
}

void RowGatherer::emit(const Batch& block) {
  emit_(block);
  rows_out_ += block.rows;
  pending_bytes_ = 0;
}

std::uint64_t RowGatherer::varying_bytes(const Batch& batch, std::size_t row) const {
  std::uint64_t bytes = 0;
  for (const std::size_t i : varying_columns_) {
    bytes += varying_cell_bytes(*types_[i], batch.columns[i], row, 1);
  }
  return bytes;
}

// How many rows from `first` on fit into the pending block: one at least where it is empty.
std::size_t RowGatherer::take(const Batch& batch, std::size_t first) {
  const std::size_t most = static_cast<std::size_t>(
      std::min<std::uint64_t>(batch.rows - first, block_rows_ - pending_.rows));
  std::size_t count = 0;
  for (; count < most; ++count) {
    const std::uint64_t bytes = row_bytes_ + varying_bytes(batch, first + count);
    const bool is_first_of_block = pending_.rows + count == 0;
    if (!is_first_of_block && bytes > block_bytes_ - std::min(block_bytes_, pending_bytes_)) break;
    pending_bytes_ += bytes;
  }
  return count;
}

}  // namespace sprat
