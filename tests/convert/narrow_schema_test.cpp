// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <limits>

#include <sprat/convert.hpp>

#include "support/catch.hpp"

namespace sprat {
namespace {

Field narrowed(TypeKind kind, std::int64_t minimum, std::int64_t maximum, std::uint64_t nulls,
               std::uint64_t rows) {
  Schema schema;
  schema.name = "Row";
  schema.fields = {Field{.name = "value", .type = {.kind = kind}, .nullable = true}};
  Statistics known;
  known.null_count = nulls;
  if (nulls < rows) {
    known.minimum = minimum;
    known.maximum = maximum;
  }
  return narrow_schema(schema, {known}, rows).fields[0];
}

template <class T>
constexpr std::int64_t kLowest = std::numeric_limits<T>::min();
template <class T>
constexpr std::int64_t kHighest = std::numeric_limits<T>::max();

TEST_CASE("narrow schema: a long becomes the narrowest kind that holds its bounds") {
  const auto kind = [](std::int64_t minimum, std::int64_t maximum) {
    return narrowed(TypeKind::int64, minimum, maximum, 0, 9).type.kind;
  };
  CHECK(kind(kLowest<std::int8_t>, kHighest<std::int8_t>) == TypeKind::int8);
  CHECK(kind(0, kHighest<std::int8_t> + 1) == TypeKind::int16);
  CHECK(kind(kLowest<std::int16_t> - 1, 0) == TypeKind::int32);
  CHECK(kind(0, kHighest<std::int32_t>) == TypeKind::int32);
  CHECK(kind(0, kHighest<std::int32_t> + 1) == TypeKind::int64);
  CHECK(kind(kLowest<std::int64_t>, kHighest<std::int64_t>) == TypeKind::int64);
}

TEST_CASE("narrow schema: a field without nulls is required, but no rows prove nothing") {
  CHECK_FALSE(narrowed(TypeKind::text, 0, 0, 0, 9).nullable);
  CHECK(narrowed(TypeKind::text, 0, 0, 1, 9).nullable);
  CHECK(narrowed(TypeKind::int64, 0, 0, 0, 0).nullable);
}

TEST_CASE("narrow schema: other kinds and columns of nulls keep their kind") {
  CHECK(narrowed(TypeKind::decimal, 1, 2, 0, 9).type.kind == TypeKind::decimal);
  CHECK(narrowed(TypeKind::int64, 0, 0, 9, 9).type.kind == TypeKind::int64);
}

}  // namespace
}  // namespace sprat
