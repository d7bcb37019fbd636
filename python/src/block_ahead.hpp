// SPDX-License-Identifier: Apache-2.0
// BlockAhead: a file's rows block by block; the next block is decoded while Python looks at one.
#pragma once

#include <future>
#include <memory>
#include <optional>

#include <nanobind/nanobind.h>
#include <sys/types.h>

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

  /// The next block's rows; none at the end. Needs no GIL. IoError where the process was forked
  /// while a block was decoded ahead.
  std::optional<NarrowBatch> next();
  /// For those who take all rows themselves; ValueError once `next` was called.
  FilteredReader& untouched();
  const FilteredReader& reader() const { return work_->reader; }

 private:
  // What the other thread works with.
  struct Work {
    explicit Work(nb::handle file, const Selection& selection) : reader(file, selection) {}
    std::optional<NarrowBatch> decode();

    FilteredReader reader;
    Batch decoded;
    std::future<std::optional<NarrowBatch>> ahead;
  };
  bool was_forked_while_reading() const;

  std::unique_ptr<Work> work_;
  bool reads_ahead_;
  bool has_begun_ = false;
  pid_t process_;
};

}  // namespace sprat::python
