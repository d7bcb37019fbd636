// SPDX-License-Identifier: Apache-2.0
// Python's datetime C interface, which each source file that uses it has to import for itself.
#pragma once

#include <datetime.h>
#include <nanobind/nanobind.h>

namespace sprat::python {

namespace {

void import_datetime() {
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  if (PyDateTimeAPI == nullptr) nanobind::raise_python_error();
}

}  // namespace

}  // namespace sprat::python
