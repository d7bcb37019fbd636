// SPDX-License-Identifier: Apache-2.0
// What `bench` prints: a table with bars, or JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <sprat/measure.hpp>

namespace sprat::cli {

/// By group, largest peak first, sprat's group last; below it why contenders failed. Of the figures
/// that some contender has, the most telling that fit `width`; bars of the peaks take what is left.
std::string bench_table(const std::vector<Measurement>& measurements, std::size_t width);

/// A list in the order of the runs; figures that are missing are null.
std::string bench_json(const std::vector<Measurement>& measurements);

}  // namespace sprat::cli
