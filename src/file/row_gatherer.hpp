// SPDX-License-Identifier: Apache-2.0
// RowGatherer: cuts batches of any size into blocks of the size asked for.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/writer.hpp>

namespace sprat {

/// What a row takes in a block besides its texts and lists: fixed-width values, and the offsets of
/// those.
/// In layout rows it is a record, and a SchemaError where the schema is not flat.
std::uint64_t fixed_row_bytes(const Schema& schema, Layout layout);

/// The blocks depend on the rows alone, not on the batches they came in.
class RowGatherer {
 public:
  /// `emit` gets each block's rows when they are complete. Throws LimitError where the options ask
  /// for blocks that no reader would take.
  RowGatherer(std::shared_ptr<const Schema> schema, const WriterOptions& options,
              std::function<void(const Batch&)> emit);

  /// Of a batch whose layout was checked.
  void add(const Batch& batch);
  /// Emits what is left.
  void flush();

 private:
  std::size_t take(const Batch& batch, std::size_t first);
  std::uint64_t varying_bytes(const Batch& batch, std::size_t row) const;
  void emit(const Batch& block);

  std::shared_ptr<const Schema> schema_;
  std::uint64_t block_rows_;
  std::uint64_t block_bytes_;
  std::uint64_t row_bytes_;
  /// By column; and the columns whose rows take more than `row_bytes_` counts.
  std::vector<const Type*> types_;
  std::vector<std::size_t> varying_columns_;
  std::function<void(const Batch&)> emit_;
  Batch pending_;
  std::uint64_t pending_bytes_ = 0;
  std::uint64_t rows_out_ = 0;
};

}  // namespace sprat
