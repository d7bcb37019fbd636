// SPDX-License-Identifier: Apache-2.0
// A batch to a block: statistics, encoding and directory.
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/checksum.hpp"
#include "block/base_choice.hpp"
#include "block/batch_check.hpp"
#include "block/block.hpp"
#include "block/chunk_values.hpp"
#include "block/column_bytes.hpp"
#include "block/column_statistics.hpp"
#include "block/directory.hpp"
#include "block/record_rows.hpp"

namespace sprat {

namespace {

// A bitmap's bits beyond its last row are zero.
Bytes clean_validity(const Column& column, Buffer& scratch) {
  if (column.null_count == 0) return {};
  const std::size_t rows = column.length;
  scratch.assign(column.validity.bytes().first((rows + 7) / 8));
  if (rows % 8 != 0) {
    scratch.data()[rows / 8] &= static_cast<std::byte>((1U << (rows % 8)) - 1);
  }
  return scratch.bytes();
}

// No reader with the default limits takes more.
void check_size(std::uint64_t rows, std::uint64_t first_row, const char* unit, std::uint64_t size,
                std::uint64_t limit) {
  if (size <= limit) return;
  throw LimitError("the block of " + std::to_string(rows) + " rows from row " +
                   std::to_string(first_row) + " has " + std::to_string(size) + " " + unit +
                   "; the limit is " + std::to_string(limit) + "; write smaller blocks");
}

}  // namespace

class BlockEncoder::Impl {
 public:
  Impl(const Schema& schema, SharedColumns columns, Effort effort, Layout layout)
      : shared_columns_(std::move(columns)),
        columns_(*shared_columns_),
        has_structs_(columns_.size() != schema.fields.size()),
        struct_nulls_(schema),
        encoder_(effort) {
    if (layout == Layout::rows) record_rows_.emplace(schema);
    if (effort == Effort::small) base_choice_.emplace(columns_);
  }

  void encode(const Batch& batch, EncodedBlock& block) {
    begin(batch.rows, batch.first_row, block);
    check_layout(columns_, batch);
    check_values(columns_, struct_nulls_, batch, batch.first_row);
    if (record_rows_) {
      encode_records(batch, block);
    } else {
      if (base_choice_) base_choice_->begin(batch);
      for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        encode_column(i, batch, base_choice_ ? base_choice_->find(i) : std::nullopt, block);
      }
    }
    finish(block);
  }

  bool takes_columns() const { return !has_structs_ && !record_rows_ && !base_choice_; }

  void begin(std::uint64_t rows, std::uint64_t first_row, EncodedBlock& block) {
    check_size(rows, first_row, "rows", rows, Limits{}.block_rows);
    first_row_ = first_row;
    column_ = 0;
    directory_.clear();
    block.chunks.clear();
    block.statistics.clear();
    shown_.clear();
    block.rows = rows;
    block.decoded_bytes = 0;
  }

  void add(const Column& column, EncodedBlock& block) {
    const Field& field = columns_[column_];
    check_layout(field, column, block.rows);
    check_values(field, column, first_row_);
    encode_column(column_++, column, nullptr, block);
  }

  void follow(std::shared_ptr<const BlockPrecedent> precedent) {
    const bool is_of_columns = precedent != nullptr && precedent->size() == columns_.size();
    precedent_ = is_of_columns ? std::move(precedent) : nullptr;
  }

  const BlockPrecedent& shown() const { return shown_; }

  void finish(EncodedBlock& block) {
    check_size(block.rows, first_row_, "bytes", block.decoded_bytes, Limits{}.block_bytes);
    directory_.finish(block.directory);
  }

 private:
  void encode_records(const Batch& batch, EncodedBlock& block) {
    record_rows_->scatter(batch, block.chunks);
    const std::uint64_t records_checksum = checksum(block.chunks.bytes());
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
      block.statistics.push_back(column_statistics(columns_[i].type, batch.columns[i]));
      const std::uint64_t decoded = column_bytes(columns_[i].type, batch.columns[i]);
      directory_.add_records(block.statistics.back(), block.chunks.size(), records_checksum,
                             decoded);
      block.decoded_bytes += decoded;
    }
    check_size(batch.rows, batch.first_row, "bytes", block.chunks.size(), Limits{}.block_bytes);
  }

  void encode_column(std::size_t number, const Batch& batch, std::optional<std::size_t> base,
                     EncodedBlock& block) {
    if (!base) return encode_column(number, batch.columns[number], nullptr, block);
    const BaseColumn from{*base, batch.columns[*base].values.data()};
    encode_column(number, batch.columns[number], &from, block);
  }

  /// What a column may be told from.
  struct BaseColumn {
    std::size_t number;
    const std::byte* values;
  };
  void encode_column(std::size_t number, const Column& column, const BaseColumn* base,
                     EncodedBlock& block) {
    const Type& type = columns_[number].type;
    block.statistics.push_back(column_statistics(type, column));
    block.chunks.pad_to(kChunkAlignment);
    const std::size_t place = block.chunks.size();
    encoding::Values values = chunk_values(type, column, values_scratch_);
    if (base != nullptr) values.base = base->values;
    const encoding::EncodedChunk chunk =
        encoder_.encode(values, clean_validity(column, validity_scratch_), block.chunks,
                        precedent_ ? (*precedent_)[number].get() : nullptr);
    if (!precedent_) shown_.push_back(shown_by_chunk());
    if (base != nullptr && encoding::is_difference(chunk.tree)) {
      directory_.add_difference(base->number);
      base_choice_->leave_out(number);
    }
    const std::uint64_t decoded = column_bytes(type, column);
    directory_.add(chunk, block.statistics.back(), place,
                   checksum(block.chunks.bytes().subspan(place)), decoded);
    block.decoded_bytes += decoded;
  }

  std::shared_ptr<const encoding::ChunkPrecedent> shown_by_chunk() const {
    const encoding::ChunkPrecedent& last = encoder_.precedent();
    if (last.profile.count == 0) return nullptr;
    return std::make_shared<const encoding::ChunkPrecedent>(last);
  }

  SharedColumns shared_columns_;
  const std::vector<Field>& columns_;
  bool has_structs_;
  StructNulls struct_nulls_;
  encoding::ChunkEncoder encoder_;
  /// In layout rows.
  std::optional<RecordRows> record_rows_;
  /// Where another column's chunk may be needed to read one.
  std::optional<BaseChoice> base_choice_;
  DirectoryBuilder directory_;
  std::shared_ptr<const BlockPrecedent> precedent_;
  /// By the columns of the block so far, where there is no precedent.
  BlockPrecedent shown_;
  /// Of the block under way.
  std::uint64_t first_row_ = 0;
  /// The next one, where a block is encoded column by column.
  std::size_t column_ = 0;
  ChunkScratch values_scratch_;
  Buffer validity_scratch_;
};

BlockEncoder::BlockEncoder(const Schema& schema, Effort effort, Layout layout)
    : BlockEncoder(schema, shared_columns(schema), effort, layout) {}
BlockEncoder::BlockEncoder(const Schema& schema, SharedColumns columns, Effort effort,
                           Layout layout)
    : impl_(std::make_unique<Impl>(schema, std::move(columns), effort, layout)) {}
BlockEncoder::~BlockEncoder() = default;
BlockEncoder::BlockEncoder(BlockEncoder&&) noexcept = default;

void BlockEncoder::encode(const Batch& batch, EncodedBlock& block) {
  impl_->encode(batch, block);
}
void BlockEncoder::follow(std::shared_ptr<const BlockPrecedent> precedent) {
  impl_->follow(std::move(precedent));
}
BlockPrecedent BlockEncoder::precedent() const {
  return impl_->shown();
}
bool BlockEncoder::takes_columns() const {
  return impl_->takes_columns();
}
void BlockEncoder::begin(std::uint64_t rows, EncodedBlock& block) {
  impl_->begin(rows, 0, block);
}
void BlockEncoder::add(const Column& column, EncodedBlock& block) {
  impl_->add(column, block);
}
void BlockEncoder::finish(EncodedBlock& block) {
  impl_->finish(block);
}

}  // namespace sprat
