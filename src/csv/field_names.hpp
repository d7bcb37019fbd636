// SPDX-License-Identifier: Apache-2.0
// Identifiers for the columns of a CSV file, made from its headers.
#pragma once

#include <string>
#include <vector>

#include <sprat/dialect.hpp>

namespace sprat::csv {

/// One for each column: letters, digits and underscores, not beginning with a digit, all different.
/// "Bus route (old)" gives "Bus_route_old", an empty header of the third column "column_3", the
/// second of equal headers "a_2".
std::vector<std::string> field_names(const CsvDialect& dialect);

}  // namespace sprat::csv
