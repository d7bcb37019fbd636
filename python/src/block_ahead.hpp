// SPDX-License-Identifier: Apache-2.0
// BlockAhead: a file's rows block by block; the next block is decoded while Python looks at one.
#pragma once

#include <future>
#include <optional>

#include <nanobind/nanobind.h>

#include "filtered_reader.hpp"
#include "narrow_batch.hpp"

namespace sprat::python {

class BlockAhead {
 public:
  /// Needs the GIL. Files that only Python can read are not read ahead: nobody expects a file
  /// object to be called from another thread.
  BlockAhead(nb::handle file, const Selection& selection);
  BlockAhead(const BlockAhead&) = delete;
  BlockAhead& operator=(const BlockAhead&) = delete;
  ~BlockAhead();

  /// The next block's rows; none at the end. Needs no GIL.
  std::optional<NarrowBatch> next();
  /// For those who take all rows themselves; ValueError once `next` was called.
  FilteredReader& untouched();
  const FilteredReader& reader() const { return reader_; }

 private:
  std::optional<NarrowBatch> decode();

  FilteredReader reader_;
  bool reads_ahead_;
  bool has_begun_ = false;
  Batch decoded_;
  std::future<std::optional<NarrowBatch>> ahead_;
};

}  // namespace sprat::python
