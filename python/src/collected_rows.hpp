// SPDX-License-Identifier: Apache-2.0
// collect_rows: all rows that a reader has left, as one batch, dictionaries merged.
#pragma once

#include <memory>

#include <sprat/batch.hpp>

#include "filtered_reader.hpp"

namespace sprat::python {

/// Throws LimitError where a column's texts take more than 2 GiB. Needs no GIL.
std::shared_ptr<const Batch> collect_rows(FilteredReader& reader);

}  // namespace sprat::python
