// SPDX-License-Identifier: Apache-2.0
#include "convert/text_pass.hpp"

#include <algorithm>
#include <utility>

#include "base/pipeline.hpp"
#include "block/block.hpp"
#include "convert/memory_plan.hpp"
#include "convert/state_pool.hpp"
#include "file/file_writer.hpp"
#include "file/row_gatherer.hpp"

namespace sprat {

namespace {

/// What travels through the pipeline.
struct Slot {
  csv::TextChunk chunk;
  std::string name;
  EncodedBlock block;
  csv::TokenizerCounts counts;
};

/// What a thread needs to turn a chunk of text into an encoded block.
class Worker {
 public:
  virtual ~Worker() = default;
  virtual void work(Slot& slot) = 0;
};

/// A batch of rows, then its block.
class RowWorker final : public Worker {
 public:
  RowWorker(std::shared_ptr<const Schema> schema, const SharedColumns& columns,
            BlockEncoder encoder, std::unique_ptr<ChunkParser> parser)
      : parser_(std::move(parser)), encoder_(std::move(encoder)) {
    batch_.schema = std::move(schema);
    batch_.columns.resize(columns->size());
  }

  void work(Slot& slot) override {
    batch_.clear();
    slot.counts = parser_->parse(slot.chunk, slot.name, batch_);
    slot.block.rows = batch_.rows;
    if (batch_.rows != 0) encoder_.encode(batch_, slot.block);
  }

 private:
  std::unique_ptr<ChunkParser> parser_;
  BlockEncoder encoder_;
  Batch batch_;
};

/// Each column as soon as it is parsed: no more than one is in memory.
class ColumnWorker final : public Worker {
 public:
  ColumnWorker(const SharedColumns& columns, BlockEncoder encoder,
               std::unique_ptr<ColumnwiseParser> parser)
      : columns_(columns->size()), parser_(std::move(parser)), encoder_(std::move(encoder)) {}

  void work(Slot& slot) override {
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

/// Makes workers, which share what they know of the schema; it must outlive them.
class Workers {
 public:
  Workers(const Schema& schema, const WriterOptions& options, const TextParsers& parsers)
      : schema_(std::shared_ptr<void>(), &schema),
        columns_(count_structs(schema) == 0 ? SharedColumns(std::shared_ptr<void>(), &schema.fields)
                                            : shared_columns(schema)),
        options_(options),
        parsers_(parsers),
        by_columns_(parsers.by_columns && columns_->size() >= kManyColumns &&
                    make_encoder().takes_columns()) {}

  const SharedColumns& columns() const { return columns_; }
  bool by_columns() const { return by_columns_; }
  std::unique_ptr<Worker> make() const {
    if (by_columns_) {
      return std::make_unique<ColumnWorker>(columns_, make_encoder(), parsers_.by_columns());
    }
    return std::make_unique<RowWorker>(schema_, columns_, make_encoder(), parsers_.by_rows());
  }

 private:
  /// From so many on, one column's rows are worth more in the cache than one row's columns.
  static constexpr std::size_t kManyColumns = 256;

  static std::ptrdiff_t count_structs(const Schema& schema) {
    return std::count_if(schema.fields.begin(), schema.fields.end(),
                         [](const Field& field) { return field.type.kind == TypeKind::structure; });
  }

  BlockEncoder make_encoder() const {
    return {*schema_, columns_, options_.effort, options_.layout};
  }

  /// Not owned: the caller's schema outlives the pass.
  std::shared_ptr<const Schema> schema_;
  SharedColumns columns_;
  const WriterOptions& options_;
  const TextParsers& parsers_;
  bool by_columns_;
};

/// Fewer rows would cost more by their chunks, one for each column, than by their cells.
constexpr std::uint64_t kFewestRows = 64;
constexpr std::uint64_t kWidestBlockBytes = 4 * kDefaultBlockBytes;
/// What a row takes, its text included, for each byte of its values.
constexpr std::uint64_t kBytesOfValueByte = 4;

std::uint64_t block_bytes(const Schema& schema, const ConvertOptions& options) {
  const std::uint64_t asked = options.writer.block_bytes;
  if (asked != kDefaultBlockBytes || options.max_memory != 0) return asked;
  const std::uint64_t row = kBytesOfValueByte * fixed_row_bytes(schema, options.writer.layout);
  return std::clamp(kFewestRows * row, kDefaultBlockBytes, kWidestBlockBytes);
}

void add(csv::TokenizerCounts& total, const csv::TokenizerCounts& counts) {
  total.blank_lines += counts.blank_lines;
  total.comment_lines += counts.comment_lines;
  total.padded_rows += counts.padded_rows;
  total.skipped_rows += counts.skipped_rows;
}

}  // namespace

PassResult run_text_pass(TextFiles& text, const Schema& schema, const WriterOptions& writer_options,
                         const ConvertOptions& options, bool keep_final_newline, Sink& sink,
                         const TextParsers& parsers) {
  FileWriter writer(sink, schema, writer_options);
  const Workers makers(schema, writer_options, parsers);
  StatePool<Worker> workers([&] { return makers.make(); });
  WriterOptions sizes = options.writer;
  sizes.block_bytes = block_bytes(schema, options);
  PassResult result;
  result.statistics.resize(makers.columns()->size());
  // By columns, only the text, where its cells lie, and what is encoded are held.
  const MemoryPlan memory =
      makers.by_columns() ? plan_memory(options.threads, options.max_memory, sizes.block_bytes, 0)
                          : plan_memory(options.threads, options.max_memory, 2 * sizes.block_bytes,
                                        result.statistics.size());
  std::vector<Slot> slots(memory.slots);
  const std::optional<std::uint64_t> total_bytes =
      options.progress ? text.source_bytes() : std::nullopt;

  text.begin(chunk_size(schema, sizes));
  PipelineSteps steps;
  steps.produce = [&](std::size_t i) {
    if (!text.next(slots[i].chunk)) return false;
    slots[i].name = text.name();
    return true;
  };
  steps.work = [&](std::size_t i) { workers.with([&](Worker& worker) { worker.work(slots[i]); }); };
  steps.consume = [&](std::size_t i) {
    add(result.counts, slots[i].counts);
    const EncodedBlock& block = slots[i].block;
    if (block.rows == 0) return;
    for (std::size_t column = 0; column < result.statistics.size(); ++column) {
      result.statistics[column].merge(block.statistics[column]);
    }
    writer.append(block);
    if (options.progress) options.progress({writer.rows(), text.source_bytes_read(), total_bytes});
  };
  run_pipeline(memory.slots, memory.threads, steps);

  writer.finish(keep_final_newline ? std::optional(text.final_newline()) : std::nullopt);
  result.rows = writer.rows();
  result.input_bytes = text.source_bytes_read();
  result.output_bytes = writer.bytes();
  return result;
}

ChunkSize chunk_size(const Schema& schema, const WriterOptions& options) {
  return {.max_rows = options.block_rows,
          .max_bytes = options.block_bytes / 2,
          .row_bytes = (fixed_row_bytes(schema, options.layout) + 1) / 2};
}

}  // namespace sprat
