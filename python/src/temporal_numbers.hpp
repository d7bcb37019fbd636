// SPDX-License-Identifier: Apache-2.0
// Python's dates, times and Decimals as the integers that columns hold.
#pragma once

#include <cstdint>

#include <Python.h>

#include <sprat/schema.hpp>

namespace sprat::python {

/// Each throws nb::python_error: TypeError for another kind of object, OverflowError where the type
/// cannot say the value exactly.
std::int32_t days_of(PyObject* date);
std::int64_t time_units(PyObject* time, const Type& type);
/// A type with a time zone takes aware datetimes, one without takes naive ones.
std::int64_t timestamp_units(PyObject* datetime, const Type& type);
/// Decimals, and ints.
std::int64_t unscaled_decimal(PyObject* decimal, const Type& type);

}  // namespace sprat::python
