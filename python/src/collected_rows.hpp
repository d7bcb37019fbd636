// SPDX-License-Identifier: Apache-2.0
// collect_rows: all rows that a reader has left, as one batch, dictionaries merged and their codes
// narrow.
#pragma once

#include "filtered_reader.hpp"
#include "narrow_batch.hpp"

namespace sprat::python {

/// Throws LimitError where a column's texts take more than 2 GiB. Needs no GIL.
NarrowBatch collect_rows(FilteredReader& reader);

}  // namespace sprat::python
