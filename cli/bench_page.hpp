// SPDX-License-Identifier: Apache-2.0
// The page of `bench --report`: charts, figures, machine and method, in one file that needs no
// other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sprat/measure.hpp>

#include "machine_facts.hpp"

namespace sprat::cli {

struct BenchPage {
  /// What was measured, a file's name, or words for rows made up.
  std::string subject;
  bool is_file = true;
  /// As "the first 1,000 rows", where not all were measured.
  std::string extent;
  /// Of the CSV file, where there is one.
  std::optional<std::uint64_t> csv_bytes;
  /// As "21 November 2026"; may be empty.
  std::string date;
  MachineFacts machine;
  /// Programs and libraries, each with its version.
  std::vector<std::pair<std::string, std::string>> versions;
  std::vector<Measurement> measurements;
};

/// HTML 5, without scripts. Any text in it is shown as it is.
std::string bench_page(const BenchPage& page);

}  // namespace sprat::cli
