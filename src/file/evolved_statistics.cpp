// SPDX-License-Identifier: Apache-2.0
#include "file/evolved_statistics.hpp"

#include <cmath>
#include <utility>

#include "block/column_statistics.hpp"
#include "schema/default_value.hpp"

namespace sprat {

namespace {

template <class Integer>
Scalar cast_integer(Integer value, BoundKind kind) {
  if (kind == BoundKind::floating) return static_cast<double>(value);
  if (kind == BoundKind::signed_integer && std::in_range<std::int64_t>(value)) {
    return static_cast<std::int64_t>(value);
  }
  if (kind == BoundKind::unsigned_integer && std::in_range<std::uint64_t>(value)) {
    return static_cast<std::uint64_t>(value);
  }
  return {};
}

// Absent where no value of the type is that bound, or it would be longer than bounds are.
Scalar cast_bound(const Scalar& bound, const Type& file, const Type& wanted) {
  const BoundKind kind = bound_kind(wanted);
  if (const auto* text = std::get_if<std::string>(&bound); text && file.length != wanted.length) {
    if (wanted.length > kMaxStatisticsText) return {};
    return *text + std::string(wanted.length - file.length, '\0');
  }
  if (const auto* number = std::get_if<std::int64_t>(&bound)) return cast_integer(*number, kind);
  if (const auto* number = std::get_if<std::uint64_t>(&bound)) return cast_integer(*number, kind);
  return bound;
}

bool is_absent(const Scalar& bound) {
  return std::holds_alternative<std::monostate>(bound);
}

}  // namespace

Statistics default_statistics(const Field& field, std::uint64_t rows) {
  Statistics statistics;
  const Scalar value = default_scalar(field);
  if (is_absent(value)) {
    statistics.null_count = rows;
    return statistics;
  }
  const auto* text = std::get_if<std::string>(&value);
  const auto* number = std::get_if<double>(&value);
  statistics.has_nan = number != nullptr && std::isnan(*number);
  if (statistics.has_nan) return statistics;
  // A longer text would have to be cut, and the cut rounded.
  const bool is_bound = text == nullptr || text->size() <= kMaxStatisticsText;
  if (is_bound) statistics.minimum = statistics.maximum = value;
  statistics.minimum_exact = statistics.maximum_exact = is_bound;
  return statistics;
}

Statistics match_statistics(const SchemaMatch& match, std::size_t wanted_column,
                            const std::vector<Statistics>& statistics, std::uint64_t rows) {
  const Field& wanted = match.wanted_columns[wanted_column];
  const auto& source = match.columns[wanted_column].source;
  if (!source) return default_statistics(wanted, rows);
  return cast_statistics(statistics[*source], match.file_columns[*source].type, wanted.type);
}

Statistics cast_statistics(const Statistics& statistics, const Type& file, const Type& wanted) {
  Statistics cast = statistics;
  cast.minimum = cast_bound(statistics.minimum, file, wanted);
  cast.maximum = cast_bound(statistics.maximum, file, wanted);
  // Absent and inexact: anything.
  if (is_absent(cast.minimum) && !is_absent(statistics.minimum)) cast.minimum_exact = false;
  if (is_absent(cast.maximum) && !is_absent(statistics.maximum)) cast.maximum_exact = false;
  return cast;
}

}  // namespace sprat
