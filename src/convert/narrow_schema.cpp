// SPDX-License-Identifier: Apache-2.0
// narrow_schema: the narrowest, required form of a schema that statistics prove.
#include <limits>

#include <sprat/convert.hpp>

#include "schema/column_types.hpp"

namespace sprat {

namespace {

template <class T>
bool holds(std::int64_t minimum, std::int64_t maximum) {
  return minimum >= std::int64_t{std::numeric_limits<T>::min()} &&
         maximum <= std::int64_t{std::numeric_limits<T>::max()};
}

TypeKind narrowest_kind(std::int64_t minimum, std::int64_t maximum) {
  if (holds<std::int8_t>(minimum, maximum)) return TypeKind::int8;
  if (holds<std::int16_t>(minimum, maximum)) return TypeKind::int16;
  if (holds<std::int32_t>(minimum, maximum)) return TypeKind::int32;
  return TypeKind::int64;
}

}  // namespace

Schema narrow_schema(const Schema& schema, const std::vector<Statistics>& statistics,
                     std::uint64_t rows) {
  Schema narrow = schema;
  std::size_t column = 0;
  for (Field& field : narrow.fields) {
    if (column >= statistics.size()) break;
    // Of a struct only its nulls can be narrowed: its type may be another field's too.
    const Statistics& known = statistics[column];
    column += count_columns(field.type);
    if (rows != 0 && known.null_count == 0) field.nullable = false;
    const auto* minimum = std::get_if<std::int64_t>(&known.minimum);
    const auto* maximum = std::get_if<std::int64_t>(&known.maximum);
    if (field.type.kind == TypeKind::int64 && minimum != nullptr && maximum != nullptr) {
      field.type.kind = narrowest_kind(*minimum, *maximum);
    }
  }
  return narrow;
}

}  // namespace sprat
