// SPDX-License-Identifier: Apache-2.0
// Filtering whole columns: the rows selected are those that match one by one, and keeping them in
// place gives what appending them elsewhere gives.
#include "batch/keep_rows.hpp"

#include <random>
#include <vector>

#include <sprat/row_filter.hpp>

#include "schema/column_types.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"
#include "support/comparisons.hpp"

namespace {

using namespace sprat;

Batch batch_of(const std::string& type, Column column) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(
      parse_schema("table Row { value: " + type + "; } root_type Row;"));
  batch.rows = column.length;
  batch.columns.push_back(std::move(column));
  return batch;
}

std::vector<std::optional<std::string>> texts_of(std::size_t count) {
  std::vector<std::optional<std::string>> texts;
  for (std::size_t i = 0; i < count; ++i) {
    texts.push_back(i % 5 == 3 ? std::nullopt : std::optional(std::string(i % 7, 'a') + "z"));
  }
  return texts;
}

Column numbered_lists(std::size_t rows) {
  Column column;
  column.length = rows;
  std::vector<std::int32_t> elements;
  column.offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < row % 4; ++i) elements.push_back(static_cast<int>(row));
    column.offsets.append_value(static_cast<std::int32_t>(elements.size()));
  }
  column.children.push_back(fixed_column(elements));
  return column;
}

std::vector<bool> every_third_null(std::size_t count) {
  std::vector<bool> valid;
  for (std::size_t i = 0; i < count; ++i) valid.push_back(i % 3 != 1);
  return valid;
}

template <class T>
std::vector<T> counted(std::size_t count) {
  std::vector<T> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(static_cast<T>(i));
  return values;
}

std::vector<Batch> batches_of_every_shape(std::size_t rows) {
  std::vector<bool> bits;
  for (std::size_t i = 0; i < rows; ++i) bits.push_back(i % 3 == 0);
  std::vector<Batch> batches;
  batches.push_back(batch_of("bool", boolean_column(bits)));
  batches.push_back(batch_of("bool = null", boolean_column(bits, every_third_null(rows))));
  batches.push_back(batch_of("byte", fixed_column(counted<std::int8_t>(rows))));
  batches.push_back(batch_of("ushort", fixed_column(counted<std::uint16_t>(rows))));
  batches.push_back(
      batch_of("int = null", fixed_column(counted<std::int32_t>(rows), every_third_null(rows))));
  batches.push_back(batch_of("double", fixed_column(counted<double>(rows))));
  batches.push_back(batch_of("string", text_column(texts_of(rows))));
  batches.push_back(batch_of("string", text_column(texts_of(rows), true)));
  batches.push_back(batch_of("[int]", numbered_lists(rows)));
  Column fixed = fixed_column(counted<std::uint32_t>(rows));
  batches.push_back(batch_of("string (length: 4, required)", std::move(fixed)));
  return batches;
}

std::vector<std::uint32_t> every(std::size_t step, std::size_t rows) {
  std::vector<std::uint32_t> numbers;
  for (std::size_t row = step - 1; row < rows; row += step) {
    numbers.push_back(static_cast<std::uint32_t>(row));
  }
  return numbers;
}

TEST_CASE("keep rows: what is kept in place is what would be appended elsewhere") {
  const std::size_t count = GENERATE(1U, 8U, 9U, 64U, 129U);
  const std::size_t step = GENERATE(1U, 2U, 7U, 200U);
  const std::vector<std::uint32_t> rows = every(step, count);
  for (Batch& batch : batches_of_every_shape(count)) {
    Batch expected;
    expected.schema = batch.schema;
    expected.columns.resize(1);
    for (const std::uint32_t row : rows) append_rows(batch, row, 1, expected);
    keep_rows(*column_types(*batch.schema)[0], rows, batch.columns[0]);
    batch.rows = rows.size();
    CHECK(batch.columns[0].length == rows.size());
    CHECK(batch.columns[0].null_count == expected.columns[0].null_count);
    CHECK(same_rows(batch, expected));
  }
}

template <class T, class Held>
void check_selection(const std::string& type, const std::vector<T>& values, Held bound) {
  const Batch batch =
      batch_of(type + " = null", fixed_column(values, every_third_null(values.size())));
  for (const Comparison comparison : kComparisons) {
    const RowFilter filter(*batch.schema, {{"value", comparison, Scalar(bound)}});
    std::vector<std::uint32_t> expected;
    for (std::size_t row = 0; row < batch.rows; ++row) {
      if (filter.matches(batch, row)) expected.push_back(static_cast<std::uint32_t>(row));
    }
    std::vector<std::uint32_t> rows;
    filter.select(batch, rows);
    CHECK(rows == expected);
  }
}

TEST_CASE("row filter: bounds beyond a narrow type's range select all or nothing") {
  const std::vector<std::int8_t> bytes = {-128, -1, 0, 1, 127, 5};
  for (const std::int64_t bound :
       {INT64_MIN, std::int64_t{-129}, std::int64_t{-128}, std::int64_t{0}, std::int64_t{127},
        std::int64_t{128}, INT64_MAX}) {
    check_selection("byte", bytes, bound);
  }
  const std::vector<std::uint16_t> shorts = {0, 1, 2, 65535, 7};
  for (const std::uint64_t bound :
       {std::uint64_t{0}, std::uint64_t{65535}, std::uint64_t{65536}, UINT64_MAX}) {
    check_selection("ushort", shorts, bound);
  }
}

TEST_CASE("row filter: floating bounds select what comparisons do") {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const double not_a_number = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> values = {-kInfinity, -1.5,      -0.0,         0.0, 0.1,
                                      1e300,      kInfinity, not_a_number, 2.0};
  for (const double bound : values) check_selection("double", values, bound);
  const std::vector<float> floats = {-1.5F, 0.1F, 0.25F, 3e38F, 0.0F, 7.0F};
  for (const double bound : {0.1, static_cast<double>(0.1F), 1e300, -kInfinity, not_a_number}) {
    check_selection("float", floats, bound);
  }
}

TEST_CASE("row filter: texts are selected alike with a dictionary and without") {
  for (const bool is_dictionary : {false, true}) {
    const Batch batch = batch_of("string", text_column(texts_of(100), is_dictionary));
    const RowFilter filter(*batch.schema, {{"value", Comparison::greater, std::string("aaz")},
                                           {"value", Comparison::not_equal, std::string("z")}});
    std::vector<std::uint32_t> expected;
    for (std::uint32_t row = 0; row < 100; ++row) {
      if (filter.matches(batch, row)) expected.push_back(row);
    }
    std::vector<std::uint32_t> rows;
    filter.select(batch, rows);
    CHECK(rows == expected);
    CHECK(!rows.empty());
  }
}

}  // namespace
