// SPDX-License-Identifier: Apache-2.0
// Record: the Python object of a row, a view of its block.
#pragma once

#include <cstddef>
#include <string>

#include <nanobind/nanobind.h>

#include "row_block.hpp"

namespace sprat::python {

/// A new reference to the record of row `row`; null with a Python error set.
PyObject* make_record(const RowBlockRef& block, std::size_t row);

/// Makes a record that nobody else holds that of another row of its block.
void move_record(PyObject* record, std::size_t row);

/// The base of all record classes, `sprat.Record`.
PyTypeObject* record_base();
/// A new class of records: its name, and the tuple of its fields' names.
nb::object make_record_type(const std::string& name, const nb::tuple& fields);
bool is_record(PyObject* object);

/// The class that a record's fields are found by.
const RecordClass& class_of(PyObject* record);

}  // namespace sprat::python
