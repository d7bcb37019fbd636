// SPDX-License-Identifier: Apache-2.0
// C++ exceptions as Python's: sprat::CorruptError as sprat.CorruptError, and so on.
#pragma once

#include <exception>

#include <nanobind/nanobind.h>

namespace sprat::python {

namespace nb = nanobind;

/// For functions that nanobind calls.
void register_errors();
/// Sets the Python error of the exception in flight; for slots, which Python calls itself.
void set_python_error(const std::exception_ptr& exception);

/// Runs a slot's work; null, with a Python error set, where it throws.
template <class Work>
PyObject* guarded(Work work) noexcept {
  try {
    return work();
  } catch (...) {
    set_python_error(std::current_exception());
    return nullptr;
  }
}

}  // namespace sprat::python
