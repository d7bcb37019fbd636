// SPDX-License-Identifier: Apache-2.0
// Reader: a sprat file's rows as records, block by block.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>

#include <nanobind/nanobind.h>

#include <sprat/arrow.hpp>

#include "block_ahead.hpp"
#include "filtered_reader.hpp"
#include "python_source.hpp"
#include "record_class.hpp"
#include "row_block.hpp"

namespace sprat::python {

class Reader {
 public:
  Reader(nb::handle file, const Selection& selection);

  /// The next record; null at the end, or with a Python error set. A record that nobody holds any
  /// more is used again, as zip does with its tuples.
  PyObject* next();
  /// A stream of the file's batches, as a capsule: of the whole file, opened anew when the first
  /// batch is asked for, as often as one likes; or, of a file that can be read only once, of what
  /// is left of it. `self` is this reader's object.
  nb::object stream(const nb::object& self, ArrowText text);
  nb::object arrow_schema();
  /// Counts and sums of the chosen columns, or of all that have a sum, as a dict.
  nb::object totals();
  /// All rows, in memory. ValueError where some were taken already.
  NarrowBatch collect();
  /// ValueError once closed.
  BlockAhead& open_blocks();
  const Schema& schema() { return *open_blocks().reader().schema(); }
  const std::shared_ptr<const RecordClass>& record_class() const { return record_class_; }
  void close();

 private:
  bool next_block();
  void forget_block();

  ArrowForm form(ArrowText text);
  /// How columns are read by those who take whole blocks.
  ReaderOptions column_options();
  std::unique_ptr<Source> source_again() const;
  /// The whole file, opened anew.
  FilteredReader open_again(const Selection& selection) const;

  nb::object file_;
  FilePlace place_;
  Selection selection_;
  /// Read by sprat itself, from whatever thread.
  bool is_native_ = false;
  bool is_repeatable_ = false;
  /// By column; known once somebody asked for Arrow's form of integers of any size.
  std::optional<std::vector<ArrowInteger>> integers_;
  bool has_streamed_ = false;
  std::optional<BlockAhead> blocks_;
  std::shared_ptr<const RecordClass> record_class_;
  RowBlockRef block_;
  std::size_t row_ = 0;
  std::size_t rows_ = 0;
  bool is_used_ = false;
  /// The two records that were given last, of `block_`.
  std::array<nb::object, 2> given_;
};

void bind_reader(nb::module_& module);

}  // namespace sprat::python
