// SPDX-License-Identifier: Apache-2.0
// Takes back the row that could not be appended whole.
#pragma once

#include <sprat/batch.hpp>

namespace sprat::python {

/// Makes each column as long as `batch.rows` again; columns may hold one more row, or a part of
/// one.
void drop_partial_row(Batch& batch);

}  // namespace sprat::python
