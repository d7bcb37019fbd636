// SPDX-License-Identifier: Apache-2.0
// ValueColumn: one column of some rows whose values become Python objects when they are looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include <nanobind/nanobind.h>

#include <sprat/batch.hpp>

namespace sprat::python {

namespace nb = nanobind;

/// Needs the GIL; equal texts of a dictionary, and equal days, are one object.
class ValueColumn {
 public:
  virtual ~ValueColumn() = default;
  /// A new reference to row `row`'s value; null with a Python error set.
  virtual PyObject* value(std::size_t row) = 0;
};

/// Values of a column, which must outlive the result; `width` as in NarrowBatch. Structs have no
/// columns of their own.
std::unique_ptr<ValueColumn> make_value_column(const Type& type, const Column& column,
                                               std::uint8_t width);

}  // namespace sprat::python
