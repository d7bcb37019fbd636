// SPDX-License-Identifier: Apache-2.0
// Counts and sums of columns as Python objects.
#pragma once

#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <sprat/column_totals.hpp>
#include <sprat/reader.hpp>

#include "filtered_reader.hpp"

namespace sprat::python {

namespace nb = nanobind;

/// The paths of the columns that have a sum.
std::vector<std::string> summed_columns(const Schema& schema);

/// sprat.Total of each of those columns, by name. Needs the GIL, and lets go of it for the work.
nb::object totals_of(nb::handle file, const ReaderOptions& options,
                     const std::vector<std::string>& columns);
/// Of all rows that the reader still has.
nb::object totals_of_rest(FilteredReader& reader, const std::vector<std::string>& columns);

}  // namespace sprat::python
