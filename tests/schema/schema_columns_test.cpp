// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <sprat/schema.hpp>

#include "support/catch.hpp"

namespace {

using namespace sprat;

std::string names(const std::vector<Field>& columns) {
  std::string list;
  for (const Field& column : columns) list += column.name + (column.nullable ? "? " : " ");
  return list;
}

TEST_CASE("schema columns: a flat schema's columns are its fields") {
  const Schema schema =
      parse_schema("table Ride { route: string (required); rides: int = null; } root_type Ride;");
  CHECK(schema_columns(schema) == schema.fields);
}

TEST_CASE("schema columns: a struct's leaves take its place, its path and its nullability") {
  const Schema schema = parse_schema(R"(
    struct Point { x: double; y: [float:2]; }
    struct Place { point: Point; level: byte; }
    table Bus { number: int; at: Place; from: Place (required); stops: [string]; }
    root_type Bus;)");
  CHECK(names(schema_columns(schema)) ==
        "number at.point.x? at.point.y? at.level? from.point.x from.point.y from.level stops? ");
}

}  // namespace
