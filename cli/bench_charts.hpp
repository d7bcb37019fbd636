// SPDX-License-Identifier: Apache-2.0
// The charts of the page: memory, time and disk.
#pragma once

#include <string>
#include <vector>

#include "bench_groups.hpp"
#include "bench_page.hpp"

namespace sprat::cli {

/// A section for each chart that has bars. `groups` are those of the page's measurements.
std::string bench_charts(const BenchPage& page, const std::vector<BenchGroup>& groups);

}  // namespace sprat::cli
