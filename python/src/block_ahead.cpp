// SPDX-License-Identifier: Apache-2.0
#include "block_ahead.hpp"

#include "python_source.hpp"

namespace sprat::python {

BlockAhead::BlockAhead(nb::handle file, const Selection& selection)
    : reader_(file, selection), reads_ahead_(is_repeatable(file)) {}

BlockAhead::~BlockAhead() {
  if (!ahead_.valid()) return;
  const nb::gil_scoped_release no_gil;
  ahead_.wait();
}

FilteredReader& BlockAhead::untouched() {
  if (has_begun_) {
    throw nb::value_error("rows of this reader were taken already: open the file anew");
  }
  return reader_;
}

std::optional<NarrowBatch> BlockAhead::decode() {
  if (!reader_.next(decoded_)) return std::nullopt;
  return take_narrowed(decoded_);
}

std::optional<NarrowBatch> BlockAhead::next() {
  has_begun_ = true;
  auto rows = ahead_.valid() ? ahead_.get() : decode();
  const auto total = reader_.row_count();
  const bool is_last = !rows || (total && rows->batch->first_row + rows->batch->rows >= *total);
  if (reads_ahead_ && !is_last) {
    ahead_ = std::async(std::launch::async, [this] { return decode(); });
  }
  return rows;
}

}  // namespace sprat::python
