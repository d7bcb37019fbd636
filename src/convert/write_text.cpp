// SPDX-License-Identifier: Apache-2.0
// write_text: a file's rows as CSV, TSV or JSON lines; blocks are decoded and formatted by workers.
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "base/pipeline.hpp"
#include "convert/memory_plan.hpp"
#include "convert/row_text.hpp"
#include "convert/state_pool.hpp"
#include "file/file_reader.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

struct Slot {
  RawBlock block;
  /// Of the rows that the block's decoding gives.
  std::size_t rows = 0;
  Buffer text;
};

class Worker {
 public:
  Worker(const FileReader& reader, TextFormat format, const CsvDialect& dialect)
      : decoder_(reader.make_decoder()), text_(format, *reader.schema(), dialect) {}

  void work(Slot& slot) {
    decoder_.decode(slot.block, batch_);
    slot.text.clear();
    text_.rows(batch_, 0, slot.rows, slot.text);
  }

 private:
  RawBlockDecoder decoder_;
  RowText text_;
  Batch batch_;
};

/// Holds back the last line's end until more follows: only the end of the file tells whether the
/// CSV that was read had one.
class LineEndHolder {
 public:
  LineEndHolder(Sink& sink, std::string_view line_end) : sink_(sink), line_end_(line_end) {}

  void write(Bytes text) {
    if (text.empty()) return;
    if (holds_) sink_.write(end_bytes());
    const Bytes end = end_bytes();
    holds_ = text.size() >= end.size() &&
             std::equal(end.begin(), end.end(), text.last(end.size()).begin());
    sink_.write(text.first(text.size() - (holds_ ? end.size() : 0)));
  }
  void finish(bool with_line_end) {
    if (holds_ && with_line_end) sink_.write(end_bytes());
  }

 private:
  Bytes end_bytes() const { return std::as_bytes(std::span(line_end_)); }

  Sink& sink_;
  std::string_view line_end_;
  bool holds_ = false;
};

/// Formats rows until the reader ends or `limit` is reached; returns how many.
std::uint64_t write_rows(FileReader& reader, LineEndHolder& out, const CsvDialect& dialect,
                         const TextOptions& options) {
  StatePool<Worker> workers(
      [&] { return std::make_unique<Worker>(reader, options.format, dialect); });
  const MemoryPlan memory = plan_memory(options.threads, options.max_memory, 2 * kDefaultBlockBytes,
                                        column_types(*reader.schema()).size());
  std::vector<Slot> slots(memory.slots);
  std::uint64_t left = options.limit.value_or(UINT64_MAX);
  std::uint64_t written = 0;
  std::uint64_t bytes = 0;

  PipelineSteps steps;
  steps.produce = [&](std::size_t i) {
    Slot& slot = slots[i];
    if (left == 0 || !reader.fetch(slot.block)) return false;
    slot.rows = static_cast<std::size_t>(std::min(left, slot.block.rows() - slot.block.skip));
    left -= slot.rows;
    return true;
  };
  steps.work = [&](std::size_t i) { workers.with([&](Worker& worker) { worker.work(slots[i]); }); };
  steps.consume = [&](std::size_t i) {
    out.write(slots[i].text.bytes());
    written += slots[i].rows;
    bytes += slots[i].text.size();
    if (options.progress) options.progress({written, bytes, std::nullopt});
  };
  run_pipeline(memory.slots, memory.threads, steps);
  return written;
}

}  // namespace

std::uint64_t write_text(BatchReader& reader, Sink& output, const TextOptions& options) {
  FileReader& file = file_reader(reader);
  const CsvDialect dialect = text_dialect(options.format, reader.schema(), reader.dialect());
  const bool is_csv = options.format == TextFormat::csv;
  const std::unique_ptr<Sink> encoding =
      csv::encoding_sink(output, is_csv ? dialect.encoding : TextEncoding::utf8);
  LineEndHolder out(*encoding, csv::line_end_text(dialect.line_end));

  Buffer header;
  RowText(options.format, reader.schema(), dialect).header(header);
  out.write(header.bytes());
  if (options.skip != 0) file.skip_to(options.skip);
  std::uint64_t written = 0;
  try {
    written = write_rows(file, out, dialect, options);
  } catch (const CorruptError&) {
    out.finish(true);
    throw;
  }
  const bool whole = !options.limit || written < *options.limit;
  out.finish(!(is_csv && whole && file.final_newline() == false));
  return written;
}

}  // namespace sprat
