// SPDX-License-Identifier: Apache-2.0
// ValueAppender: Python objects to the values of one column.
#pragma once

#include <cstddef>
#include <memory>

#include <nanobind/nanobind.h>

#include <sprat/batch.hpp>

namespace sprat::python {

namespace nb = nanobind;

/// Throws nb::python_error of TypeError, ValueError or OverflowError, whose message tells what the
/// value should have been; the caller adds the row and the field.
class ValueAppender {
 public:
  virtual ~ValueAppender() = default;
  /// Appends a value that is not None.
  virtual void append(PyObject* value, Column& into) = 0;
  /// Appends what stands in the place of a null.
  virtual void append_nothing(Column& into) = 0;
};

/// Of the column of a field that is no struct.
std::unique_ptr<ValueAppender> make_value_appender(const Type& type);

/// Appends a value or None to a column, counting rows and nulls.
void append_value(ValueAppender& appender, PyObject* value, Column& into);

}  // namespace sprat::python
