// SPDX-License-Identifier: Apache-2.0
#include "csv/type_candidates.hpp"

#include <random>
#include <string>
#include <vector>

#include "csv/cell_outline.hpp"
#include "support/catch.hpp"

namespace sprat::csv {
namespace {

/// Every candidate tried; those but floating-point numbers on short cells only.
std::vector<std::uint16_t> matching_of_all(const TypeCandidates& candidates,
                                           const std::string& cell) {
  std::vector<std::uint16_t> found;
  Column scratch;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool is_long = cell.size() > CellOutline::kLongest;
    if (is_long && candidates[i].type.kind != TypeKind::float64) continue;
    if (candidates[i].fits(cell, scratch)) found.push_back(static_cast<std::uint16_t>(i));
  }
  return found;
}

/// Some number, or some whole hour of a day or day of a century, which every format can say.
std::int64_t small_value(const Type& type, std::uint64_t random) {
  std::int64_t units = 1;
  for (int i = 0; i < static_cast<int>(type.unit); ++i) units *= 1000;
  const auto day = static_cast<std::int64_t>(random % 36'000);
  if (type.kind == TypeKind::time) return day % 24 * 3600 * units;
  return type.kind == TypeKind::timestamp ? day * 86'400 * units : day;
}

TEST_CASE("type candidates: none that fits a cell is left out by its outline") {
  const TypeCandidates candidates;
  for (const std::string cell : {"true",
                                 "No",
                                 "0",
                                 "-7",
                                 "1.5",
                                 "1.50",
                                 "-0.001",
                                 "1e+05",
                                 "1.5e-07",
                                 "nan",
                                 "inf",
                                 "-inf",
                                 "2001-02-03",
                                 "2/3/2001",
                                 "3.2.01",
                                 "03-Feb-2001",
                                 "3 May 2001",
                                 "May 3, 2001",
                                 "12:30",
                                 "12:30:00 PM",
                                 "12:30:00.125",
                                 "1:05 AM",
                                 "alpha",
                                 "100000",
                                 "12345678901234567890123456789012345678901",
                                 "2001-02-03 04:05:06.123456789+00:00",
                                 "2001-02-03T04:05Z",
                                 "02/03/2001 4:05 PM",
                                 "2001-02-03 04:05:06 UTC",
                                 "1.",
                                 ".5",
                                 "é"}) {
    INFO(cell);
    CHECK(candidates.matching(cell) == matching_of_all(candidates, cell));
  }
}

TEST_CASE("type candidates: what any of them writes is matched as if all were tried") {
  const TypeCandidates candidates;
  std::mt19937_64 random(11);
  Column value;
  value.length = 1;
  Buffer text;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].type.kind == TypeKind::boolean) continue;
    for (int round = 0; round < 5; ++round) {
      value.values.clear();
      if (candidates[i].type.kind == TypeKind::float64) {
        value.values.append_value(static_cast<double>(random() % 100'000) / 64);
      } else {
        value.values.append_value(small_value(candidates[i].type, random()));
      }
      text.clear();
      candidates[i].cells->format(value, 0, text);
      const std::string cell(reinterpret_cast<const char*>(text.data()), text.size());
      INFO(cell);
      CHECK(candidates.matching(cell) == matching_of_all(candidates, cell));
    }
  }
}

}  // namespace
}  // namespace sprat::csv
