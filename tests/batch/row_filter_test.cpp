// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <string>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/row_filter.hpp>

#include "support/catch.hpp"
#include "support/comparisons.hpp"

namespace {

using namespace sprat;

Schema schema_of(const std::string& type) {
  return parse_schema("table Row { value: " + type + "; } root_type Row;");
}

template <class T>
Batch batch_of(const Schema& schema, const std::vector<T>& values) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.columns.resize(1);
  for (const T& value : values) batch.columns[0].values.append_value(value);
  batch.columns[0].length = batch.rows = values.size();
  return batch;
}

template <class T>
void check_all(const std::string& type, const std::vector<T>& values) {
  using Held =
      std::conditional_t<std::is_floating_point_v<T>, double,
                         std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>;
  const Schema schema = schema_of(type);
  const Batch batch = batch_of(schema, values);
  for (const Comparison comparison : kComparisons) {
    for (const T bound : values) {
      const RowFilter filter(schema, {{"value", comparison, Scalar(static_cast<Held>(bound))}});
      Batch kept;
      filter.apply(batch, kept);
      std::vector<T> expected;
      for (const T value : values) {
        if (holds(value, comparison, bound)) expected.push_back(value);
      }
      const auto found = kept.columns[0].values.template as<T>();
      CHECK(kept.rows == expected.size());
      CHECK(std::equal(expected.begin(), expected.end(), found.begin(), found.end()));
    }
  }
}

TEST_CASE("row filter: every comparison keeps the rows that a loop would keep") {
  check_all<std::int8_t>("byte", {-128, -1, 0, 0, 5, 127});
  check_all<std::int64_t>("long", {std::numeric_limits<std::int64_t>::min(), -1, 0, 7});
  check_all<std::uint64_t>("ulong", {0, 1, std::numeric_limits<std::uint64_t>::max()});
  check_all<std::uint16_t>("ushort", {0, 1, 65535});
  check_all<float>("float", {-1.5F, 0.0F, -0.0F, 2.25F});
  check_all<double>("double", {-1.5, 0.0, -0.0, std::numeric_limits<double>::infinity()});
}

TEST_CASE("row filter: NaN is only unequal") {
  const Schema schema = schema_of("double");
  const Batch batch = batch_of<double>(schema, {std::numeric_limits<double>::quiet_NaN()});
  for (const Comparison comparison : kComparisons) {
    const RowFilter filter(schema, {{"value", comparison, Scalar(1.0)}});
    CHECK(filter.matches(batch, 0) == (comparison == Comparison::not_equal));
  }
}

TEST_CASE("row filter: a null satisfies nothing") {
  const Schema schema = schema_of("int = null");
  Batch batch = batch_of<std::int32_t>(schema, {1});
  batch.columns[0].validity.append_value(std::uint8_t{0});
  batch.columns[0].null_count = 1;
  for (const Comparison comparison : kComparisons) {
    const RowFilter filter(schema, {{"value", comparison, Scalar(std::int64_t{1})}});
    CHECK_FALSE(filter.matches(batch, 0));
  }
}

TEST_CASE("row filter: a fixed text is compared without its padding") {
  const Schema schema = schema_of("string (length: 4, required)");
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.columns.resize(1);
  batch.columns[0].values.append(std::as_bytes(std::span(std::string_view("ab\0\0cd\0\0", 8))));
  batch.columns[0].length = batch.rows = 2;
  const RowFilter filter(schema, {{"value", Comparison::equal, Scalar(std::string("cd"))}});
  CHECK_FALSE(filter.matches(batch, 0));
  CHECK(filter.matches(batch, 1));
}

TEST_CASE("row filter: integers of any size are compared as numbers") {
  const std::vector<std::string> values = {"-100000000000000000000", "-10", "-9", "0", "9", "10",
                                           "18446744073709551616"};
  const Schema schema = schema_of("string (integer, required)");
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.columns.resize(1);
  Column& column = batch.columns[0];
  column.offsets.append_value(std::int32_t{0});
  for (const std::string& value : values) {
    column.values.append(std::as_bytes(std::span(value)));
    column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
  }
  column.length = batch.rows = values.size();
  for (std::size_t bound = 0; bound < values.size(); ++bound) {
    for (const Comparison comparison : kComparisons) {
      const RowFilter filter(schema, {{"value", comparison, Scalar(values[bound])}});
      for (std::size_t row = 0; row < values.size(); ++row) {
        CHECK(filter.matches(batch, row) == holds(row, comparison, bound));
      }
    }
  }
}

TEST_CASE("row filter: predicates on no column, or of another kind, are refused") {
  const Schema schema = schema_of("int");
  CHECK_THROWS_AS(RowFilter(schema, {{"other", Comparison::equal, Scalar(std::int64_t{1})}}),
                  SchemaError);
  CHECK_THROWS_AS(RowFilter(schema, {{"value", Comparison::equal, Scalar(std::string("1"))}}),
                  SchemaError);
  CHECK_THROWS_AS(RowFilter(schema_of("[int]"), {{"value", Comparison::equal, Scalar(1.0)}}),
                  SchemaError);
}

}  // namespace
