// SPDX-License-Identifier: Apache-2.0
// ArrowScan: a file's rows as Arrow arrays, which other threads make ahead.
#pragma once

#include <memory>
#include <optional>

#include <sprat/arrow.hpp>
#include <sprat/io.hpp>
#include <sprat/reader.hpp>
#include <sprat/scan.hpp>

namespace sprat::python {

class ArrowScan {
 public:
  /// Of a source that `options.threads` threads read; none of this needs the GIL.
  ArrowScan(std::unique_ptr<Source> source, const ReaderOptions& options, const ArrowForm& form);

  /// The next block's rows; no array at the end.
  ExportedArray next();

 private:
  std::optional<OrderedScan<ExportedArray>> blocks_;
};

}  // namespace sprat::python
