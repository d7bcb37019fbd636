// SPDX-License-Identifier: Apache-2.0
#include "arrow_scan.hpp"

#include <thread>
#include <utility>

namespace sprat::python {

namespace {

// Those that are made ahead.
std::size_t batches_ahead(const ReaderOptions& options) {
  const unsigned threads = options.threads.value_or(0);
  return (threads == 0 ? std::thread::hardware_concurrency() : threads) + std::size_t{1};
}

}  // namespace

ArrowScan::ArrowScan(std::unique_ptr<Source> source, const ReaderOptions& options,
                     const ArrowForm& form) {
  const auto memory = ArrowMemory::create(batches_ahead(options));
  blocks_.emplace(std::move(source), options, [form, memory](Batch& batch) {
    const std::shared_ptr<Batch> held = memory->batch();
    std::swap(*held, batch);
    RowRange rows{.batch = held, .first = 0, .count = held->rows};
    rows.memory = memory;
    return ExportedArray(rows, form);
  });
}

ExportedArray ArrowScan::next() {
  if (!blocks_) return {};
  if (auto rows = blocks_->next()) return std::move(*rows);
  blocks_.reset();
  return {};
}

}  // namespace sprat::python
