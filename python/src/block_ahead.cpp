// SPDX-License-Identifier: Apache-2.0
#include "block_ahead.hpp"

#include <unistd.h>

#include <sprat/error.hpp>

#include "python_source.hpp"

namespace sprat::python {

BlockAhead::BlockAhead(nb::handle file, const Selection& selection)
    : work_(std::make_unique<Work>(file, selection)),
      reads_ahead_(is_repeatable(file)),
      process_(::getpid()) {}

BlockAhead::~BlockAhead() {
  if (!work_->ahead.valid()) return;
  if (was_forked_while_reading()) {
    // The thread that would end this work is the other process's.
    static_cast<void>(work_.release());
    return;
  }
  const nb::gil_scoped_release no_gil;
  work_->ahead.wait();
}

bool BlockAhead::was_forked_while_reading() const {
  return work_->ahead.valid() && ::getpid() != process_;
}

FilteredReader& BlockAhead::untouched() {
  if (has_begun_) {
    throw nb::value_error("rows of this reader were taken already: open the file anew");
  }
  return work_->reader;
}

std::optional<NarrowBatch> BlockAhead::Work::decode() {
  if (!reader.next(decoded)) return std::nullopt;
  return take_narrowed(decoded);
}

std::optional<NarrowBatch> BlockAhead::next() {
  has_begun_ = true;
  if (was_forked_while_reading()) {
    throw IoError("the process was forked while a block was decoded: open the file anew");
  }
  auto rows = work_->ahead.valid() ? work_->ahead.get() : work_->decode();
  const auto total = reader().row_count();
  const bool is_last = !rows || (total && rows->batch->first_row + rows->batch->rows >= *total);
  if (reads_ahead_ && !is_last) {
    work_->ahead = std::async(std::launch::async, [work = work_.get()] { return work->decode(); });
  }
  return rows;
}

}  // namespace sprat::python
