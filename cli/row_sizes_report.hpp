// SPDX-License-Identifier: Apache-2.0
// Row sizes as text for people and as JSON for programs.
#pragma once

#include <string>

#include <sprat/row_sizes.hpp>

namespace sprat::cli {

std::string row_sizes_text(const RowSizes& sizes);
std::string row_sizes_json(const RowSizes& sizes);

}  // namespace sprat::cli
