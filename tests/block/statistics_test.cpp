// SPDX-License-Identifier: Apache-2.0
// Merging statistics, and what they refute.
#include <cmath>
#include <limits>

#include <sprat/statistics.hpp>

#include "support/catch.hpp"

using namespace sprat;

namespace {

constexpr std::uint64_t kRows = 10;

Statistics between(Scalar minimum, Scalar maximum) {
  Statistics statistics;
  statistics.minimum = std::move(minimum);
  statistics.maximum = std::move(maximum);
  return statistics;
}

Statistics all_null() {
  Statistics statistics;
  statistics.null_count = kRows;
  return statistics;
}

bool matches(const Statistics& statistics, Comparison comparison, const Scalar& value) {
  return may_match(statistics, kRows, comparison, value);
}

Scalar integer(std::int64_t value) {
  return value;
}
Scalar text(const char* value) {
  return std::string(value);
}

}  // namespace

TEST_CASE("statistics: bounds refute what lies outside, and only that") {
  const Statistics statistics = between(integer(3), integer(7));
  CHECK_FALSE(matches(statistics, Comparison::equal, integer(2)));
  CHECK(matches(statistics, Comparison::equal, integer(3)));
  CHECK(matches(statistics, Comparison::equal, integer(7)));
  CHECK_FALSE(matches(statistics, Comparison::equal, integer(8)));
  CHECK_FALSE(matches(statistics, Comparison::less, integer(3)));
  CHECK(matches(statistics, Comparison::less, integer(4)));
  CHECK_FALSE(matches(statistics, Comparison::less_equal, integer(2)));
  CHECK(matches(statistics, Comparison::less_equal, integer(3)));
  CHECK_FALSE(matches(statistics, Comparison::greater, integer(7)));
  CHECK(matches(statistics, Comparison::greater, integer(6)));
  CHECK_FALSE(matches(statistics, Comparison::greater_equal, integer(8)));
  CHECK(matches(statistics, Comparison::greater_equal, integer(7)));
  CHECK(matches(statistics, Comparison::not_equal, integer(3)));
}

TEST_CASE("statistics: one value throughout refutes that it differs") {
  Statistics statistics = between(integer(5), integer(5));
  CHECK_FALSE(matches(statistics, Comparison::not_equal, integer(5)));
  CHECK(matches(statistics, Comparison::not_equal, integer(6)));
  statistics.null_count = 4;
  CHECK_FALSE(matches(statistics, Comparison::not_equal, integer(5)));
  statistics.minimum_exact = false;
  CHECK(matches(statistics, Comparison::not_equal, integer(5)));
}

TEST_CASE("statistics: a null satisfies no comparison") {
  const auto comparison =
      GENERATE(Comparison::equal, Comparison::not_equal, Comparison::less, Comparison::less_equal,
               Comparison::greater, Comparison::greater_equal);
  CHECK_FALSE(matches(all_null(), comparison, integer(0)));
  CHECK_FALSE(may_match(Statistics(), 0, comparison, integer(0)));
  // No bounds are known, but there are values.
  CHECK(matches(Statistics(), comparison, integer(0)));
}

TEST_CASE("statistics: NaN differs from everything and equals nothing") {
  Statistics statistics = between(2.0, 2.0);
  statistics.has_nan = true;
  CHECK(matches(statistics, Comparison::not_equal, 2.0));
  CHECK_FALSE(matches(statistics, Comparison::equal, 3.0));
  CHECK_FALSE(matches(statistics, Comparison::greater, 2.0));
  CHECK(matches(statistics, Comparison::equal, std::nan("")));
}

TEST_CASE("statistics: integers and doubles are compared exactly") {
  constexpr std::int64_t kOdd = (std::int64_t{1} << 53) + 1;
  CHECK_FALSE(matches(between(integer(kOdd), integer(kOdd)), Comparison::equal, 0x1p53));
  CHECK_FALSE(matches(between(integer(kOdd), integer(kOdd)), Comparison::less_equal, 0x1p53));
  CHECK(matches(between(0x1p53, 0x1p53), Comparison::less, integer(kOdd)));
  CHECK_FALSE(matches(between(integer(3), integer(3)), Comparison::greater_equal, 3.5));
  CHECK(matches(between(integer(-4), integer(-4)), Comparison::less, -3.5));
  CHECK_FALSE(matches(between(integer(-4), integer(-4)), Comparison::greater, -3.5));
  const Scalar largest = std::numeric_limits<std::uint64_t>::max();
  CHECK_FALSE(matches(between(largest, largest), Comparison::less_equal,
                      integer(std::numeric_limits<std::int64_t>::max())));
  CHECK_FALSE(matches(between(largest, largest), Comparison::less, integer(-1)));
  CHECK(matches(between(largest, largest), Comparison::less, 0x1p64));
  CHECK_FALSE(matches(between(0x1p64, 0x1p64), Comparison::less_equal, largest));
  CHECK_FALSE(matches(between(0.0, 0.0), Comparison::not_equal, -0.0));
}

TEST_CASE("statistics: kinds without an order refute nothing") {
  CHECK(matches(between(integer(1), integer(2)), Comparison::equal, text("x")));
  CHECK(matches(between(text("a"), text("b")), Comparison::equal, integer(7)));
  CHECK(matches(between(text("a"), text("b")), Comparison::equal, Scalar()));
}

TEST_CASE("statistics: merging covers both, and keeps exact what is") {
  Statistics merged = between(text("b"), text("d"));
  merged.null_count = 1;
  Statistics other = between(text("a"), text("d"));
  other.null_count = 2;
  other.minimum_exact = other.maximum_exact = false;
  merged.merge(other);
  CHECK(merged.null_count == 3);
  CHECK(merged.minimum == text("a"));
  CHECK_FALSE(merged.minimum_exact);
  CHECK(merged.maximum == text("d"));
  CHECK(merged.maximum_exact);
}

TEST_CASE("statistics: merging rows that are all null changes no bound") {
  Statistics merged = all_null();
  merged.merge(between(integer(1), integer(2)));
  CHECK(merged.minimum == integer(1));
  merged.merge(all_null());
  CHECK(merged.maximum == integer(2));
  CHECK(merged.null_count == 2 * kRows);
}

TEST_CASE("statistics: merging rows without a bound leaves none") {
  Statistics unbounded = between(text("\xff"), {});
  unbounded.maximum_exact = false;
  Statistics merged = between(text("a"), text("b"));
  merged.merge(unbounded);
  CHECK(merged.maximum == Scalar());
  CHECK(merged.minimum == text("a"));
  merged.merge(between(text("a"), text("b")));
  CHECK(merged.maximum == Scalar());
  CHECK(matches(merged, Comparison::greater, text("zzz")));
}
