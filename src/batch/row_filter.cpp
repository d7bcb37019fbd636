// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <compare>
#include <cstring>
#include <string>
#include <string_view>

#include <sprat/error.hpp>
#include <sprat/fixed_text.hpp>
#include <sprat/integer.hpp>
#include <sprat/row_filter.hpp>

#include "batch/comparison.hpp"
#include "batch/condition_mask.hpp"

namespace sprat {

namespace {

std::int64_t integer_at(const Type& type, const Column& column, std::size_t row) {
  if (type.kind == TypeKind::boolean) return column.boolean(row) ? 1 : 0;
  switch (fixed_width(type)) {
    case 1:
      return column.value<std::int8_t>(row);
    case 2:
      return column.value<std::int16_t>(row);
    case 4:
      return column.value<std::int32_t>(row);
    default:
      return column.value<std::int64_t>(row);
  }
}

std::uint64_t unsigned_at(const Type& type, const Column& column, std::size_t row) {
  switch (fixed_width(type)) {
    case 1:
      return column.value<std::uint8_t>(row);
    case 2:
      return column.value<std::uint16_t>(row);
    case 4:
      return column.value<std::uint32_t>(row);
    default:
      return column.value<std::uint64_t>(row);
  }
}

std::string_view text_at(const Type& type, const Column& column, std::size_t row) {
  if (type.kind != TypeKind::fixed_text) return column.text(row);
  return without_padding(
      {reinterpret_cast<const char*>(column.values.data()) + row * type.length, type.length});
}

// The scalar that a column's values are compared as.
enum class Family { none, signed_integer, unsigned_integer, floating, text, big_integer };

Family family_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::list:
    case TypeKind::array:
    case TypeKind::structure:
      return Family::none;
    case TypeKind::integer:
      return Family::big_integer;
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::fixed_text:
      return Family::text;
    case TypeKind::float32:
    case TypeKind::float64:
      return Family::floating;
    case TypeKind::boolean:
      return Family::signed_integer;
    default:
      return is_signed(type) ? Family::signed_integer : Family::unsigned_integer;
  }
}

bool is_of(const Scalar& value, Family family) {
  switch (family) {
    case Family::none:
      return false;
    case Family::signed_integer:
      return std::holds_alternative<std::int64_t>(value);
    case Family::unsigned_integer:
      return std::holds_alternative<std::uint64_t>(value);
    case Family::floating:
      return std::holds_alternative<double>(value);
    case Family::text:
    case Family::big_integer:
      return std::holds_alternative<std::string>(value);
  }
  return false;
}

}  // namespace

RowFilter::RowFilter(const Schema& schema, const std::vector<Predicate>& predicates) {
  const std::vector<Field> columns = schema_columns(schema);
  for (const Predicate& predicate : predicates) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Field& column) {
      return column.name == predicate.column;
    });
    if (found == columns.end()) {
      throw SchemaError("a predicate names " + predicate.column + ", which is no column of " +
                        schema.name);
    }
    if (!is_of(predicate.value, family_of(found->type))) {
      throw SchemaError("a predicate compares column " + predicate.column + ", a " +
                        to_string(found->type) + ", with a value of another kind");
    }
    conditions_.push_back({static_cast<std::size_t>(found - columns.begin()), found->type,
                           predicate.comparison, predicate.value});
  }
}

bool RowFilter::text_holds(const Condition& condition, std::string_view text) {
  const std::string_view value = std::get<std::string>(condition.value);
  const auto order = family_of(condition.type) == Family::big_integer
                         ? Integer{text} <=> Integer{value}
                         : text <=> value;
  return satisfies(order, condition.comparison);
}

bool RowFilter::holds(const Condition& condition, const Column& column, std::size_t row) {
  if (column.is_null(row)) return false;
  const Type& type = condition.type;
  std::partial_ordering order = std::partial_ordering::unordered;
  switch (family_of(type)) {
    case Family::none:
      break;
    case Family::signed_integer:
      order = integer_at(type, column, row) <=> std::get<std::int64_t>(condition.value);
      break;
    case Family::unsigned_integer:
      order = unsigned_at(type, column, row) <=> std::get<std::uint64_t>(condition.value);
      break;
    case Family::floating:
      order = (type.kind == TypeKind::float32
                   ? static_cast<double>(column.value<float>(row))
                   : column.value<double>(row)) <=> std::get<double>(condition.value);
      break;
    case Family::text:
    case Family::big_integer:
      return text_holds(condition, text_at(type, column, row));
  }
  return satisfies(order, condition.comparison);
}

bool RowFilter::matches(const Batch& batch, std::size_t row) const {
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
    return holds(condition, batch.columns[condition.column], row);
  });
}

void RowFilter::mask(const Condition& condition, const Column& column,
                     std::span<std::uint8_t> mask) {
  const Family family = family_of(condition.type);
  if (family != Family::text && family != Family::big_integer) {
    mask_values(condition.type, condition.comparison, condition.value, column, mask);
    return mask_nulls(column, mask);
  }
  if (!column.is_dictionary()) {
    for (std::size_t row = 0; row < mask.size(); ++row) {
      if (mask[row] != 0) mask[row] = holds(condition, column, row) ? 1 : 0;
    }
    return;
  }
  std::vector<std::uint8_t> is_wanted(column.entries());
  for (std::size_t i = 0; i < is_wanted.size(); ++i) {
    is_wanted[i] = text_holds(condition, column.entry(i)) ? 1 : 0;
  }
  const auto codes = column.codes.as<std::uint32_t>();
  for (std::size_t row = 0; row < mask.size(); ++row) mask[row] &= is_wanted[codes[row]];
  mask_nulls(column, mask);
}

void RowFilter::select(const Batch& batch, std::vector<std::uint32_t>& rows) const {
  // Whole words of zeros are passed over at once.
  std::vector<std::uint8_t> kept((batch.rows + 7) / 8 * 8, 0);
  std::fill_n(kept.begin(), batch.rows, std::uint8_t{1});
  for (const Condition& condition : conditions_) {
    mask(condition, batch.columns[condition.column], std::span(kept).first(batch.rows));
  }
  rows.resize(kept.size());
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < kept.size(); begin += 8) {
    std::uint64_t word;
    std::memcpy(&word, kept.data() + begin, sizeof word);
    if (word == 0) continue;
    for (std::size_t row = begin; row < begin + 8; ++row) {
      rows[count] = static_cast<std::uint32_t>(row);
      count += kept[row];
    }
  }
  rows.resize(count);
}

std::vector<std::size_t> RowFilter::columns() const {
  std::vector<std::size_t> columns;
  for (const Condition& condition : conditions_) columns.push_back(condition.column);
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  return columns;
}

RowFilter RowFilter::at(const std::vector<std::size_t>& places) const {
  RowFilter moved = *this;
  for (std::size_t i = 0; i < places.size(); ++i) moved.conditions_[i].column = places[i];
  return moved;
}

void RowFilter::apply(const Batch& batch, Batch& out) const {
  out.clear();
  out.schema = batch.schema;
  out.columns.resize(batch.columns.size());
  std::vector<std::uint32_t> rows;
  select(batch, rows);
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    while (end < rows.size() && rows[end] == rows[end - 1] + 1) ++end;
    append_rows(batch, rows[i], end - i, out);
    i = end;
  }
}

}  // namespace sprat
