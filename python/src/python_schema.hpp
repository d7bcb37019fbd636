// SPDX-License-Identifier: Apache-2.0
// Binds sprat::Schema.
#pragma once

#include <nanobind/nanobind.h>

namespace sprat::python {

namespace nb = nanobind;

void bind_schema(nb::module_& module);

}  // namespace sprat::python
