// SPDX-License-Identifier: Apache-2.0
// An iterator over one record's values, which unpacking asks for with every row.
#pragma once

#include <cstddef>

#include <nanobind/nanobind.h>

#include "row_block.hpp"

namespace sprat::python {

/// A new reference; null with a Python error set.
PyObject* make_value_iterator(RowBlock* block, std::size_t row);

}  // namespace sprat::python
