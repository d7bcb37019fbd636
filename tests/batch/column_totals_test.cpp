// SPDX-License-Identifier: Apache-2.0
// Counts and sums are exact, of nulls as of values that 64 bits have no room to add up.
#include <limits>
#include <string>
#include <vector>

#include <sprat/column_totals.hpp>
#include <sprat/error.hpp>

#include "support/batch_builder.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;

ColumnTotal total_of(const std::string& type, const std::vector<Column>& blocks) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(
      parse_schema("table Row { value: " + type + "; } root_type Row;"));
  ColumnTotals totals(*batch.schema);
  for (const Column& column : blocks) {
    batch.columns = {column};
    batch.rows = column.length;
    ColumnTotals block(*batch.schema);
    block.add(batch);
    totals.add(block);
  }
  return totals.totals().at(0);
}

template <class T>
void check_sum(const std::string& type, std::size_t rows) {
  std::vector<T> values;
  std::vector<bool> valid;
  std::int64_t expected = 0;
  std::uint64_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    values.push_back(static_cast<T>(row * 37 - 64));
    valid.push_back(row < 70 || row % 3 != 0);
    if (!valid.back()) continue;
    expected += static_cast<std::int64_t>(values.back());
    ++count;
  }
  const ColumnTotal total = total_of(type + " = null", {fixed_column(values, valid)});
  CHECK(total.count == count);
  CHECK(total.sum == Scalar(expected));
}

TEST_CASE("column totals: sums are those of a loop over what is not null") {
  const std::size_t rows = GENERATE(0U, 1U, 63U, 64U, 65U, 200U);
  check_sum<std::int8_t>("byte", rows);
  check_sum<std::uint8_t>("ubyte", rows);
  check_sum<std::int16_t>("short", rows);
  check_sum<std::int32_t>("int", rows);
  check_sum<std::int64_t>("long", rows);
}

TEST_CASE("column totals: sums beyond 64 bits are digits") {
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const auto sum = [](const std::vector<std::int64_t>& values) {
    return total_of("long", {fixed_column(values), fixed_column(values)}).sum;
  };
  CHECK(sum({kMost, kMost}) == Scalar(std::string("36893488147419103228")));
  CHECK(sum({kLeast}) == Scalar(std::string("-18446744073709551616")));
  CHECK(sum({kLeast, kMost, 1}) == Scalar(std::int64_t{0}));
  const std::vector<std::uint64_t> all_ones(3, std::numeric_limits<std::uint64_t>::max());
  CHECK(total_of("ulong", {fixed_column(all_ones)}).sum ==
        Scalar(std::string("55340232221128654845")));
}

TEST_CASE("column totals: integers of any size are added up exactly") {
  const bool is_dictionary = GENERATE(false, true);
  const auto column = [&](const std::vector<std::optional<std::string>>& texts) {
    return text_column(texts, is_dictionary);
  };
  const std::string huge = "1" + std::string(40, '0');
  const auto sum = [&](const std::vector<std::optional<std::string>>& texts) {
    const ColumnTotal total =
        total_of("string (integer)", {column(texts), column({std::nullopt, "-7"})});
    CHECK(total.count == texts.size() + 1);
    return total.sum;
  };
  CHECK(sum({"12", "-5"}) == Scalar(std::int64_t{0}));
  CHECK(sum({huge, "7"}) == Scalar(huge));
  CHECK(sum({huge, "-" + huge}) == Scalar(std::string("-7")));
  CHECK(sum({"-" + huge, "8"}) == Scalar("-" + std::string(39, '9') + "9"));
  CHECK(sum({huge, huge, "6"}) == Scalar("1" + std::string(39, '9') + "9"));
}

TEST_CASE("column totals: floating point, booleans and decimals have sums too") {
  std::vector<double> halves(1001, 0.5);
  CHECK(total_of("double", {fixed_column(halves)}).sum == Scalar(500.5));
  CHECK(total_of("float", {fixed_column(std::vector<float>{0.25F, 0.5F})}).sum == Scalar(0.75));
  const ColumnTotal flags = total_of(
      "bool = null", {boolean_column({true, true, false, true}, {true, false, true, true})});
  CHECK(flags.count == 3);
  CHECK(flags.sum == Scalar(std::int64_t{2}));
  CHECK(total_of("long (decimal: 2)", {fixed_column(std::vector<std::int64_t>{110, -10})}).sum ==
        Scalar(std::int64_t{100}));
}

TEST_CASE("column totals: what has no sum is refused by name") {
  const Schema schema = parse_schema("table Row { n: int; day: int (date); } root_type Row;");
  CHECK_THROWS_AS(ColumnTotals(schema), SchemaError);
}

}  // namespace
