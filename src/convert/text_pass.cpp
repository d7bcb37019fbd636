// SPDX-License-Identifier: Apache-2.0
#include "convert/text_pass.hpp"

#include <algorithm>
#include <utility>

#include "base/pipeline.hpp"
#include "convert/memory_plan.hpp"
#include "convert/state_pool.hpp"
#include "convert/text_worker.hpp"
#include "file/file_writer.hpp"
#include "file/row_gatherer.hpp"

namespace sprat {

namespace {

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
  TextWorkers makers(schema, writer_options, parsers);
  StatePool<TextWorker> workers([&] { return makers.make(); });
  WriterOptions sizes = options.writer;
  sizes.block_bytes = block_bytes(schema, options);
  PassResult result;
  result.statistics.resize(makers.columns()->size());
  // By columns, only the text, where its cells lie, and what is encoded are held.
  const MemoryPlan memory =
      makers.by_columns() ? plan_memory(options.threads, options.max_memory, sizes.block_bytes, 0)
                          : plan_memory(options.threads, options.max_memory, 2 * sizes.block_bytes,
                                        result.statistics.size());
  std::vector<TextSlot> slots(memory.slots);
  std::uint64_t proven_bytes = 0;
  const std::optional<std::uint64_t> total_bytes =
      options.progress ? text.source_bytes() : std::nullopt;

  text.begin(chunk_size(schema, sizes));
  bool any = false;
  PipelineSteps steps;
  steps.produce = [&](std::size_t i) {
    if (!text.next(slots[i].chunk)) return false;
    slots[i].name = text.name();
    slots[i].is_first = !std::exchange(any, true);
    return true;
  };
  steps.work = [&](std::size_t i) {
    try {
      workers.with([&](TextWorker& worker) { worker.work(slots[i]); });
    } catch (...) {
      makers.give_up();
      throw;
    }
  };
  steps.consume = [&](std::size_t i) {
    add(result.counts, slots[i].counts);
    proven_bytes += slots[i].chunk.text.size();
    const EncodedBlock& block = slots[i].block;
    if (block.rows == 0) return;
    for (std::size_t column = 0; column < result.statistics.size(); ++column) {
      result.statistics[column].merge(block.statistics[column]);
    }
    writer.append(block);
    if (options.progress) options.progress({writer.rows(), text.source_bytes_read(), total_bytes});
  };
  try {
    run_pipeline(memory.slots, memory.threads, steps);
  } catch (TypeBreak& misfit) {
    misfit.proven_bytes = proven_bytes;
    throw;
  }

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
