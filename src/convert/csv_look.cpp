// SPDX-License-Identifier: Apache-2.0
// Workers prove that chunks of rows tell nothing new; those that do are observed again, in order.
#include "convert/csv_look.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "base/pipeline.hpp"
#include "convert/memory_plan.hpp"
#include "convert/state_pool.hpp"
#include "csv/column_parser.hpp"
#include "csv/inference_probe.hpp"
#include "csv/null_spelling.hpp"
#include "csv/tokenizer.hpp"
#include "csv/type_candidates.hpp"

namespace sprat {

namespace {

constexpr std::uint64_t kChunkRows = 65'536;
constexpr std::uint64_t kChunkBytes = std::uint64_t{1} << 19;
constexpr std::size_t kIndexedRows = 1024;

/// What travels through the pipeline.
struct Slot {
  csv::TextChunk chunk;
  std::string name;
  bool is_proven = false;
  /// Columns, after the work.
  std::vector<std::size_t> news;
  std::vector<std::size_t> misfits;
};

class ColumnChecker {
 public:
  ColumnChecker(const ColumnCheck& check, const CsvDialect& dialect)
      : check_(check),
        quote_(dialect.quote),
        is_floating_(check.field.type.kind == TypeKind::float64) {
    if (check.field.type.kind != TypeKind::text) {
      parser_.emplace(check.field, dialect, check.column);
    }
  }

  std::size_t column() const { return check_.column; }
  /// Whether a cell is not as expected; true once.
  bool fails(const csv::RowIndex& index, bool type_is_proven, Column& scratch) {
    if (failed_) return false;
    failed_ = (check_.all_quoted && has_unquoted(index)) ||
              (is_floating_ && has_long_integer(index)) ||
              (parser_ && !type_is_proven && !fits_type(index, scratch));
    return failed_;
  }

 private:
  bool fits_type(const csv::RowIndex& index, Column& scratch) {
    scratch.clear();
    return !parser_->parse(index, scratch);
  }
  bool has_unquoted(const csv::RowIndex& index) const {
    return any_cell(index, [&](std::string_view raw) { return raw.front() != quote_; });
  }
  // A parser takes those that come back; inference does not.
  bool has_long_integer(const csv::RowIndex& index) const {
    return any_cell(index, [&](std::string_view raw) {
      return csv::is_too_long_for_doubles(csv::typed_text(raw, quote_));
    });
  }
  /// Of those that are not empty.
  template <class Predicate>
  bool any_cell(const csv::RowIndex& index, const Predicate& predicate) const {
    const text::CellSpans cells = index.cells(check_.column);
    for (std::size_t row = 0; row < index.rows; ++row) {
      const std::string_view raw = cells[row];
      if (!raw.empty() && predicate(raw)) return true;
    }
    return false;
  }

  const ColumnCheck& check_;
  char quote_;
  bool is_floating_;
  std::optional<csv::ColumnParser> parser_;
  bool failed_ = false;
};

class RowReader {
 public:
  RowReader(const CsvDialect& dialect, Ragged ragged) : dialect_(dialect), ragged_(ragged) {}

  /// Calls `visit(index, tokenizer)` for some rows after the other.
  template <class Visitor>
  void read(const Slot& slot, const Visitor& visit) {
    csv::Tokenizer tokenizer(dialect_, dialect_.columns.size(), ragged_, slot.name);
    tokenizer.open(slot.chunk);
    while (tokenizer.next(index_, kIndexedRows)) visit(index_, tokenizer);
  }

 private:
  const CsvDialect& dialect_;
  Ragged ragged_;
  csv::RowIndex index_;
};

/// An inference that workers compare their rows with while it goes on.
struct SharedInference {
  csv::Inference& inference;
  std::mutex mutex;
};

class Worker {
 public:
  Worker(const CsvLook& look, SharedInference& shared, Ragged ragged)
      : shared_(shared),
        rows_(look.dialect, ragged),
        probe_(shared.inference, look.dialect, look.inferred) {
    for (const ColumnCheck& check : look.checks) checkers_.emplace_back(check, look.dialect);
  }

  void work(Slot& slot) {
    {
      const std::lock_guard lock(shared_.mutex);
      probe_.update();
    }
    slot.misfits.clear();
    rows_.read(slot, [&](const csv::RowIndex& index, const csv::Tokenizer& tokenizer) {
      probe_.observe(index, tokenizer);
      for (ColumnChecker& checker : checkers_) {
        if (checker.fails(index, slot.is_proven, scratch_)) {
          slot.misfits.push_back(checker.column());
        }
      }
    });
    slot.news = probe_.news();
  }

 private:
  SharedInference& shared_;
  RowReader rows_;
  csv::InferenceProbe probe_;
  std::vector<ColumnChecker> checkers_;
  Column scratch_;
};

ChunkSize chunk_size(const WriterOptions& options) {
  return {.max_rows = std::min(options.block_rows, kChunkRows),
          .max_bytes = std::min(options.block_bytes / 2, kChunkBytes),
          .row_bytes = 0};
}

}  // namespace

std::vector<std::size_t> look_at_all_rows(CsvText& text, const CsvLook& look,
                                          csv::Inference& inference,
                                          const ConvertOptions& options) {
  SharedInference shared{inference, {}};
  StatePool<Worker> workers([&] {
    const std::lock_guard lock(shared.mutex);
    return std::make_unique<Worker>(look, shared, options.csv.ragged);
  });
  const MemoryPlan memory =
      plan_memory(options.threads, options.max_memory, 2 * options.writer.block_bytes,
                  look.dialect.columns.size());
  std::vector<Slot> slots(memory.slots);
  std::vector<bool> misfits(look.dialect.columns.size(), false);
  RowReader rows(look.dialect, options.csv.ragged);
  std::uint64_t bytes = 0;

  text.begin(chunk_size(options.writer));
  PipelineSteps steps;
  steps.produce = [&](std::size_t i) {
    if (!text.next(slots[i].chunk)) return false;
    slots[i].name = text.name();
    bytes += slots[i].chunk.text.size();
    slots[i].is_proven = bytes <= look.proven_bytes;
    return true;
  };
  steps.work = [&](std::size_t i) { workers.with([&](Worker& worker) { worker.work(slots[i]); }); };
  steps.consume = [&](std::size_t i) {
    for (const std::size_t column : slots[i].misfits) misfits[column] = true;
    if (slots[i].news.empty()) return;
    const std::lock_guard lock(shared.mutex);
    rows.read(slots[i], [&](const csv::RowIndex& index, const csv::Tokenizer& tokenizer) {
      inference.observe(index, tokenizer, slots[i].news);
    });
  };
  run_pipeline(memory.slots, memory.threads, steps);

  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < misfits.size(); ++column) {
    if (misfits[column]) columns.push_back(column);
  }
  return columns;
}

}  // namespace sprat
