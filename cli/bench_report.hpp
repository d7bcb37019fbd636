// SPDX-License-Identifier: Apache-2.0
// What `bench` prints: a table with bars, or JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::cli {

/// Largest peak first, what could not run last; the bars take what is left of `width` columns.
std::string bench_table(std::vector<Measurement> measurements, std::size_t width);

/// A list in the order of the runs.
std::string bench_json(const std::vector<Measurement>& measurements);

}  // namespace sprat::cli
