// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_pass.hpp"

#include <memory>
#include <utility>

#include "base/pipeline.hpp"
#include "block/block.hpp"
#include "convert/memory_plan.hpp"
#include "convert/state_pool.hpp"
#include "csv/column_parser.hpp"
#include "csv/tokenizer.hpp"
#include "file/file_writer.hpp"

namespace sprat {

namespace {

/// Rows are indexed and parsed this many at a time, so that the index stays in the cache.
constexpr std::size_t kIndexedRows = 1024;

/// What travels through the pipeline.
struct Slot {
  csv::TextChunk chunk;
  std::string name;
  EncodedBlock block;
  csv::TokenizerCounts counts;
};

/// What a worker needs to turn a chunk of text into an encoded block.
class Worker {
 public:
  Worker(const CsvPlan& plan, const ConvertOptions& options)
      : plan_(plan),
        ragged_(options.csv.ragged),
        encoder_(plan.schema, options.writer.effort, options.writer.layout) {
    batch_.schema = std::make_shared<const Schema>(plan.schema);
    batch_.columns.resize(plan.columns.size());
    for (std::size_t field = 0; field < plan.columns.size(); ++field) {
      parsers_.emplace_back(plan.schema.fields[field], plan.text_dialect, plan.columns[field]);
    }
  }

  void work(Slot& slot) {
    csv::Tokenizer tokenizer(plan_.text_dialect, plan_.text_dialect.columns.size(), ragged_,
                             slot.name);
    tokenizer.open(slot.chunk);
    batch_.clear();
    while (tokenizer.next(index_, kIndexedRows)) {
      for (std::size_t field = 0; field < parsers_.size(); ++field) {
        const std::optional<std::size_t> misfit =
            parsers_[field].parse(index_, batch_.columns[field]);
        if (misfit) fail(tokenizer, slot.name, field, *misfit);
      }
      batch_.rows += index_.rows;
    }
    slot.counts = tokenizer.counts();
    slot.block.rows = batch_.rows;
    if (batch_.rows != 0) encoder_.encode(batch_, slot.block);
  }

 private:
  [[noreturn]] void fail(const csv::Tokenizer& tokenizer, const std::string& name,
                         std::size_t field, std::size_t row) const {
    const std::size_t column = plan_.columns[field];
    const std::string message =
        name + ":" + std::to_string(tokenizer.line(index_.begin(row, column))) + ": column " +
        std::to_string(column + 1) + " (" + plan_.text_dialect.columns[column].header +
        "): " + parsers_[field].explain(index_.raw(row, column));
    if (plan_.fixed[field]) throw CsvError(message);
    throw TypeBreak(message);
  }

  const CsvPlan& plan_;
  Ragged ragged_;
  std::vector<csv::ColumnParser> parsers_;
  BlockEncoder encoder_;
  csv::RowIndex index_;
  Batch batch_;
};

void add(csv::TokenizerCounts& total, const csv::TokenizerCounts& counts) {
  total.blank_lines += counts.blank_lines;
  total.comment_lines += counts.comment_lines;
  total.padded_rows += counts.padded_rows;
  total.skipped_rows += counts.skipped_rows;
}

}  // namespace

PassResult run_csv_pass(CsvText& text, const CsvPlan& plan, Sink& sink,
                        const ConvertOptions& options) {
  WriterOptions writer_options = options.writer;
  writer_options.dialect = plan.file_dialect;
  FileWriter writer(sink, plan.schema, writer_options);
  StatePool<Worker> workers([&] { return std::make_unique<Worker>(plan, options); });
  const MemoryPlan memory =
      plan_memory(options.threads, options.max_memory, 2 * options.writer.block_bytes);
  std::vector<Slot> slots(memory.slots);
  PassResult result;
  result.statistics.resize(plan.schema.fields.size());
  const std::optional<std::uint64_t> total_bytes =
      options.progress ? text.source_bytes() : std::nullopt;

  text.begin(chunk_size(plan.schema, options.writer));
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
    for (std::size_t field = 0; field < result.statistics.size(); ++field) {
      result.statistics[field].merge(block.statistics[field]);
    }
    writer.append(block);
    if (options.progress) options.progress({writer.rows(), text.source_bytes_read(), total_bytes});
  };
  run_pipeline(memory.slots, memory.threads, steps);

  writer.finish(text.final_newline());
  result.rows = writer.rows();
  result.input_bytes = text.source_bytes_read();
  result.output_bytes = writer.bytes();
  return result;
}

}  // namespace sprat
