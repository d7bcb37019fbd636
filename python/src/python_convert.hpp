// SPDX-License-Identifier: Apache-2.0
// Binds the conversions between CSV, JSON lines and sprat files.
#pragma once

#include <nanobind/nanobind.h>

namespace sprat::python {

namespace nb = nanobind;

void bind_convert(nb::module_& module);

}  // namespace sprat::python
