// SPDX-License-Identifier: Apache-2.0
// Reader: a sprat file's rows as records, block by block.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include <nanobind/nanobind.h>

#include <sprat/reader.hpp>

#include "record_class.hpp"
#include "row_block.hpp"

namespace sprat::python {

class Reader {
 public:
  Reader(nb::handle file, const ReaderOptions& options);

  /// The next record; null at the end, or with a Python error set.
  PyObject* next();
  /// The rows that are left, in memory.
  std::shared_ptr<const Batch> collect();
  BatchReader& batches() { return open_reader(); }
  const std::shared_ptr<const RecordClass>& record_class() const { return record_class_; }
  void close();

 private:
  BatchReader& open_reader();
  bool next_block();

  std::optional<BatchReader> reader_;
  std::shared_ptr<const RecordClass> record_class_;
  RowBlockRef block_;
  std::size_t row_ = 0;
  std::size_t rows_ = 0;
};

void bind_reader(nb::module_& module);

}  // namespace sprat::python
