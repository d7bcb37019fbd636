// SPDX-License-Identifier: Apache-2.0
#include "convert/text_worker.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sprat {

namespace {

/// From so many on, one column's rows are worth more in the cache than one row's columns.
constexpr std::size_t kManyColumns = 256;

/// A batch of rows, then its block.
class RowWorker final : public TextWorker {
 public:
  RowWorker(std::shared_ptr<const Schema> schema, const SharedColumns& columns,
            BlockEncoder encoder, FirstBlock& first_block, std::unique_ptr<ChunkParser> parser)
      : parser_(std::move(parser)), encoder_(std::move(encoder)), first_block_(first_block) {
    batch_.schema = std::move(schema);
    batch_.columns.resize(columns->size());
  }

  void work(TextSlot& slot) override {
    batch_.clear();
    slot.counts = parser_->parse(slot.chunk, slot.name, batch_);
    slot.block.rows = batch_.rows;
    if (!slot.is_first) follow();
    if (batch_.rows != 0) encoder_.encode(batch_, slot.block);
    if (slot.is_first) first_block_.teach(encoder_.precedent());
  }

 private:
  void follow() {
    if (!std::exchange(follows_, true)) encoder_.follow(first_block_.wait());
  }

  std::unique_ptr<ChunkParser> parser_;
  BlockEncoder encoder_;
  FirstBlock& first_block_;
  bool follows_ = false;
  Batch batch_;
};

/// Each column as soon as it is parsed: no more than one is in memory. No block waits for the
/// first one: wide tables have few, and each takes long.
class ColumnWorker final : public TextWorker {
 public:
  ColumnWorker(const SharedColumns& columns, BlockEncoder encoder,
               std::unique_ptr<ColumnwiseParser> parser)
      : columns_(columns->size()), parser_(std::move(parser)), encoder_(std::move(encoder)) {}

  void work(TextSlot& slot) override {
    slot.block.rows = parser_->open(slot.chunk, slot.name, slot.counts);
    if (slot.block.rows == 0) return;
    encoder_.begin(slot.block.rows, slot.block);
    for (std::size_t i = 0; i < columns_; ++i) {
      parser_->parse(i, column_);
      encoder_.add(column_, slot.block);
    }
    encoder_.finish(slot.block);
  }

 private:
  std::size_t columns_;
  std::unique_ptr<ColumnwiseParser> parser_;
  BlockEncoder encoder_;
  Column column_;
};

// The caller's own fields where there are no structs, since the schema outlives the workers.
SharedColumns columns_of(const Schema& schema) {
  const bool has_structs =
      std::any_of(schema.fields.begin(), schema.fields.end(),
                  [](const Field& field) { return field.type.kind == TypeKind::structure; });
  if (has_structs) return shared_columns(schema);
  return {std::shared_ptr<void>(), &schema.fields};
}

}  // namespace

TextWorkers::TextWorkers(const Schema& schema, const WriterOptions& options,
                         const TextParsers& parsers)
    : schema_(std::shared_ptr<void>(), &schema),
      columns_(columns_of(schema)),
      options_(options),
      parsers_(parsers),
      by_columns_(parsers.by_columns && columns_->size() >= kManyColumns &&
                  make_encoder().takes_columns()) {}

std::unique_ptr<TextWorker> TextWorkers::make() {
  if (by_columns_) {
    return std::make_unique<ColumnWorker>(columns_, make_encoder(), parsers_.by_columns());
  }
  return std::make_unique<RowWorker>(schema_, columns_, make_encoder(), first_block_,
                                     parsers_.by_rows());
}

}  // namespace sprat
