// SPDX-License-Identifier: Apache-2.0
// FilteredReader: the rows of a file that satisfy `where`, in the columns asked for.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <sprat/reader.hpp>
#include <sprat/row_filter.hpp>

namespace sprat::python {

namespace nb = nanobind;

/// What to read of a file.
struct Selection {
  /// Fields, in this order; empty: all.
  std::vector<std::string> columns;
  /// (field, comparison, value) triples, all of which hold.
  nb::list where;
  /// What the file's rows are evolved into (docs/schema.md, Evolution); null: the file's own.
  std::shared_ptr<const Schema> schema = {};
  /// That decode columns; none: one for each core.
  std::optional<unsigned> threads = {};
};

class FilteredReader {
 public:
  /// Needs the GIL.
  FilteredReader(nb::handle file, const Selection& selection);

  /// Of the rows that `next` gives.
  const std::shared_ptr<const Schema>& schema() const { return schema_; }
  /// The next block's rows, some at least; false at the end. The batch's memory is reused. Needs
  /// no GIL.
  bool next(Batch& batch);
  const std::map<std::string, std::string>& metadata() const { return reader_.metadata(); }
  /// Where nothing is filtered out.
  std::optional<std::uint64_t> row_count() const;
  /// How the file is read anew, where it can be.
  const ReaderOptions& options() const { return options_; }

 private:
  void filter_here(const Selection& selection);
  void choose(Batch& batch) const;

  std::vector<Predicate> predicates_;
  ReaderOptions options_;
  BatchReader reader_;
  std::shared_ptr<const Schema> schema_;
  /// Of a file that can be read only once: what its values are compared with was not known before.
  std::optional<RowFilter> filter_;
  Batch unfiltered_;
  /// The columns asked for, where others were read for the filter; else empty.
  std::vector<std::size_t> chosen_;
};

}  // namespace sprat::python
