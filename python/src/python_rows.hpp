// SPDX-License-Identifier: Apache-2.0
// Rows: all rows of a file in memory, as columns; a sequence of records.
#pragma once

#include <cstddef>
#include <memory>

#include <nanobind/nanobind.h>

#include <sprat/arrow.hpp>
#include <sprat/batch.hpp>

#include "row_block.hpp"

namespace sprat::python {

/// Every `step`th row from `first` of some rows that it shares with its slices.
class Rows {
 public:
  /// Only dictionary codes are narrow.
  explicit Rows(NarrowBatch rows);
  /// A slice of `of`, by places in it.
  Rows(const Rows& of, Py_ssize_t first, Py_ssize_t step, std::size_t size);

  std::size_t size() const { return size_; }
  Py_ssize_t step() const { return step_; }
  /// A new reference to a record; `index` is below `size`.
  PyObject* record(std::size_t index) const;
  const RowBlockRef& block() const { return block_; }
  /// A stream of one batch, as a capsule. ValueError of a slice with gaps.
  nb::object stream(ArrowText text) const;
  nb::object arrow_schema() const;
  Rows sliced(nb::handle slice) const;
  /// The number in the batch of the row at `index`.
  std::size_t row(std::size_t index) const {
    return static_cast<std::size_t>(first_ + static_cast<Py_ssize_t>(index) * step_);
  }

 private:
  RowRange range() const { return {block_->batch(), row(0), size_, block_->rows().widths}; }
  ArrowForm form(ArrowText text) const;

  RowBlockRef block_;
  Py_ssize_t first_ = 0;
  Py_ssize_t step_ = 1;
  std::size_t size_ = 0;
};

void bind_rows(nb::module_& module);

}  // namespace sprat::python
