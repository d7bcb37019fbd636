// SPDX-License-Identifier: Apache-2.0
// Every rule of evolution, in both directions: files of the older field read as the newer one, and
// files of the newer field read as the older one.
#include <string>

#include <sprat/error.hpp>
#include <sprat/evolution.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace {

using namespace sprat;

constexpr const char* kTypes = R"(
  enum Color : ubyte { red, green }
  enum MoreColors : ubyte { red, green, blue = 9 }
  enum WideColors : int { red, green, blue = 9 }
  enum OtherColors : ubyte { green, red }
  struct Point { x: int; y: int; }
  struct Spot { x: int; y: int; z: int; }
  struct LongPoint { y: long; x: long; }
  struct NamedPoint { left: int (renamed_from: "x"); y: int; }
  struct Place { point: Point; level: byte; }
  struct LongPlace { point: LongPoint; level: byte; }
)";

Schema schema_of(const std::string& fields) {
  return parse_schema(kTypes + ("table Row { " + fields + " } root_type Row;"));
}

std::string spelled(const ColumnMatch& column) {
  std::string text = !column.source                          ? "filled"
                     : column.change == TypeChange::widened  ? "widened"
                     : column.change == TypeChange::narrowed ? "narrowed"
                                                             : "kept";
  return column.drops_null ? text + ", no nulls" : text;
}

// "x kept; y left out", or the problems.
std::string outcome(const std::string& file, const std::string& wanted) {
  const SchemaMatch match = match_schemas(schema_of(file), schema_of(wanted));
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  for (const FieldMisfit& misfit : match.misfits) add(misfit.field + " " + misfit.problem);
  if (!text.empty()) return text;
  for (std::size_t i = 0; i < match.columns.size(); ++i) {
    add(match.wanted_columns[i].name + " " + spelled(match.columns[i]));
  }
  for (const std::size_t column : match.left_out) {
    add(match.file_columns[column].name + " left out");
  }
  return text;
}

struct Rule {
  const char* sentence;
  const char* older;
  const char* newer;
  const char* forward;
  const char* backward;
};

// clang-format off
constexpr Rule kRules[] = {
    {"a field of the same type is kept", "x: int;", "x: int;", "x kept", "x kept"},
    {"how cells are written, and what CSV calls them, does not matter",
     "x: int (date);", "x: int (date, format: \"%d.%m.%Y\", csv: \"The Day\");", "x kept", "x kept"},
    {"fields are found by name, in any order", "x: int; y: bool;", "y: bool; x: int;",
     "y kept; x kept", "x kept; y kept"},
    {"a byte widens to a long, which narrows by proof", "x: byte;", "x: long;",
     "x widened", "x narrowed"},
    {"an int widens to a long, which narrows by proof", "x: int;", "x: long;",
     "x widened", "x narrowed"},
    {"a ubyte widens to a uint, which narrows by proof", "x: ubyte;", "x: uint;",
     "x widened", "x narrowed"},
    {"an unsigned integer widens to a wider signed one", "x: uint;", "x: long;",
     "x widened", "x narrowed"},
    {"an unsigned integer and a signed one of the same width hold each other's values by proof",
     "x: ulong;", "x: long;", "x narrowed", "x narrowed"},
    {"a signed integer is a wider unsigned one by proof", "x: short;", "x: ulong;",
     "x narrowed", "x narrowed"},
    {"a float widens to a double, and no double narrows", "x: float;", "x: double;",
     "x widened", "x is double in the file, but float is wanted; declare it as double"},
    {"an int widens to a double, and no double narrows", "x: int;", "x: double;",
     "x widened", "x is double in the file, but int is wanted; declare it as double"},
    {"a uint widens to a double", "x: uint;", "x: double;",
     "x widened", "x is double in the file, but uint is wanted; declare it as double"},
    {"a long is no double, nor a double a long", "x: long;", "x: double;",
     "x is long in the file, but double is wanted; declare it as long",
     "x is double in the file, but long is wanted; declare it as double"},
    {"an integer is no float", "x: short;", "x: float;",
     "x is short in the file, but float is wanted; declare it as short",
     "x is float in the file, but short is wanted; declare it as float"},
    {"a bool is no integer", "x: bool;", "x: ubyte;",
     "x is bool in the file, but ubyte is wanted; declare it as bool",
     "x is ubyte in the file, but bool is wanted; declare it as ubyte"},
    {"required becomes nullable, and nullable required by proof", "x: int;", "x: int = null;",
     "x kept", "x kept, no nulls"},
    {"a required text becomes nullable, and back by proof", "x: string (required);", "x: string;",
     "x kept", "x kept, no nulls"},
    {"type and nulls change together", "x: int;", "x: long = null;",
     "x widened", "x narrowed, no nulls"},
    {"a fixed text widens to a longer one, and none is cut", "x: string (length: 3, required);",
     "x: string (length: 8, required);", "x widened",
     "x is text(8) in the file, but text(3) is wanted; declare it as text(8)"},
    {"fixed text is no text", "x: string (length: 3);", "x: string;",
     "x is text(3) in the file, but text is wanted; declare it as text(3)",
     "x is text in the file, but text(3) is wanted; declare it as text"},
    {"text is no bytes", "x: string;", "x: [ubyte];",
     "x is text in the file, but bytes is wanted; declare it as text",
     "x is bytes in the file, but text is wanted; declare it as bytes"},
    {"an integer of any size is no long", "x: long = null;", "x: string (integer);",
     "x is long in the file, but integer is wanted; declare it as long",
     "x is integer in the file, but long is wanted; declare it as integer"},
    {"a date is no int", "x: int;", "x: int (date);",
     "x is int in the file, but date is wanted; declare it as int",
     "x is date in the file, but int is wanted; declare it as date"},
    {"a date is no timestamp", "x: int (date);", "x: long (timestamp: \"s\");",
     "x is date in the file, but timestamp(s) is wanted; declare it as date",
     "x is timestamp(s) in the file, but date is wanted; declare it as timestamp(s)"},
    {"a timestamp keeps its unit", "x: long (timestamp: \"ms\");", "x: long (timestamp: \"us\");",
     "x is timestamp(ms) in the file, but timestamp(us) is wanted; declare it as timestamp(ms)",
     "x is timestamp(us) in the file, but timestamp(ms) is wanted; declare it as timestamp(us)"},
    {"a time keeps its unit", "x: int (time: \"s\");", "x: int (time: \"ms\");",
     "x is time(s) in the file, but time(ms) is wanted; declare it as time(s)",
     "x is time(ms) in the file, but time(s) is wanted; declare it as time(ms)"},
    {"a timestamp keeps its time zone", "x: long (timestamp: \"s\");",
     "x: long (timestamp: \"s\", tz: \"UTC\");",
     "x is timestamp(s) in the file, but timestamp(s, UTC) is wanted; declare it as timestamp(s)",
     "x is timestamp(s, UTC) in the file, but timestamp(s) is wanted; declare it as timestamp(s, UTC)"},
    {"a decimal keeps its scale", "x: long (decimal: 2);", "x: long (decimal: 3);",
     "x is decimal(2) in the file, but decimal(3) is wanted; declare it as decimal(2)",
     "x is decimal(3) in the file, but decimal(2) is wanted; declare it as decimal(3)"},
    {"a decimal is no long", "x: long;", "x: long (decimal: 2);",
     "x is long in the file, but decimal(2) is wanted; declare it as long",
     "x is decimal(2) in the file, but long is wanted; declare it as decimal(2)"},
    {"an enum may get more values, and lose none", "x: Color;", "x: MoreColors;", "x kept",
     "x may hold blue = 9 in the file, which the enum Color lacks; add it there"},
    {"an enum may get a wider type", "x: MoreColors;", "x: WideColors;", "x widened", "x narrowed"},
    {"an enum's values keep their numbers", "x: Color;", "x: OtherColors;",
     "x may hold red = 0 in the file, which the enum OtherColors lacks; add it there",
     "x may hold green = 0 in the file, which the enum Color lacks; add it there"},
    {"an enum is no integer", "x: Color;", "x: ubyte;",
     "x is Color in the file, but ubyte is wanted; declare it as Color",
     "x is ubyte in the file, but Color is wanted; declare it as ubyte"},
    {"a list's elements widen, and do not narrow, having no statistics", "x: [int];", "x: [long];",
     "x widened", "x is [long] in the file, but [int] is wanted; declare it as [long]"},
    {"a list's enum may get more values", "x: [Color];", "x: [MoreColors];", "x kept",
     "x may hold blue = 9 in the file, which the enum Color lacks; add it there"},
    {"an array's elements widen", "x: [float] (array: 3);", "x: [double] (array: 3);",
     "x widened", "x is [double:3] in the file, but [float:3] is wanted; declare it as [double:3]"},
    {"an array keeps its length", "x: [int] (array: 3);", "x: [int] (array: 4);",
     "x is [int:3] in the file, but [int:4] is wanted; declare it as [int:3]",
     "x is [int:4] in the file, but [int:3] is wanted; declare it as [int:4]"},
    {"an array is no list", "x: [int] (array: 3);", "x: [int];",
     "x is [int:3] in the file, but [int] is wanted; declare it as [int:3]",
     "x is [int] in the file, but [int:3] is wanted; declare it as [int]"},
    {"bytes are no list of small integers", "x: [ubyte];", "x: [ubyte] (list);",
     "x is bytes in the file, but [ubyte] is wanted; declare it as bytes",
     "x is [ubyte] in the file, but bytes is wanted; declare it as [ubyte]"},
    {"a struct's fields follow the same rules by their names", "p: Place;", "p: LongPlace;",
     "p.point.y widened; p.point.x widened; p.level kept",
     "p.point.x narrowed; p.point.y narrowed; p.level kept"},
    {"a struct becomes nullable as a whole, and required by proof", "p: Point (required);",
     "p: Point;", "p.x kept; p.y kept", "p.x kept, no nulls; p.y kept, no nulls"},
    {"a struct's field may be renamed; the other way it is missing", "p: Point (required);",
     "p: NamedPoint (required);", "p.left kept; p.y kept",
     "p.x is not in the file, and a struct's fields have no defaults; make it a field of the record, nullable or with a default"},
    {"a struct gets no new fields, not even a nullable one", "p: Point;", "p: Spot;",
     "p.z is not in the file, and a struct's fields have no defaults; make it a field of the record, nullable or with a default",
     "p.x kept; p.y kept; p.z left out"},
    {"a struct is no scalar", "p: Point;", "p: int = null;",
     "p is the struct Point in the file, but int is wanted; declare it as the struct Point",
     "p is int in the file, but the struct Point is wanted; declare it as int"},
    {"a new nullable field is null; the other way it is left out", "x: int;",
     "x: int; y: string;", "x kept; y filled", "x kept; y left out"},
    {"a new field takes its default", "x: int;", "x: int; y: int = -1;", "x kept; y filled",
     "x kept; y left out"},
    {"a new nullable struct is null", "x: int;", "x: int; p: Point;",
     "x kept; p.x filled; p.y filled", "x kept; p.x left out; p.y left out"},
    {"a new field that is required and has no default is refused", "x: int;",
     "x: int; y: string (required);",
     "y is not in the file, and has no default; give it one, make it nullable, or say renamed_from",
     "x kept; y left out"},
    {"a number's default must be written, even if it is zero", "x: int;", "x: int; y: int;",
     "y is not in the file, and has no default; give it one, make it nullable, or say renamed_from",
     "x kept; y left out"},
    {"a field is found by its earlier name; the other way it is missing", "boardings: int;",
     "rides: int (renamed_from: \"boardings\");", "rides kept",
     "boardings is not in the file, and has no default; give it one, make it nullable, or say renamed_from"},
    {"a renamed field may change its type too", "boardings: int = null;",
     "rides: long = null (renamed_from: \"boardings\");", "rides widened",
     "boardings filled; rides left out"},
    {"a field's own name goes before its earlier one", "x: int; old: int;",
     "x: int (renamed_from: \"old\");", "x kept; old left out",
     "old is not in the file, and has no default; give it one, make it nullable, or say renamed_from"},
};
// clang-format on

TEST_CASE("evolution: each rule holds in both directions") {
  for (const Rule& rule : kRules) {
    INFO(rule.sentence);
    CHECK(outcome(rule.older, rule.newer) == rule.forward);
    CHECK(outcome(rule.newer, rule.older) == rule.backward);
  }
}

TEST_CASE("evolution: one error lists every field that does not fit") {
  const SchemaMatch match = match_schemas(schema_of("a: double; b: string; c: int; d: bool;"),
                                          schema_of("a: int; b: int = null; c: long; e: bool;"));
  CHECK(message_of<SchemaError>([&] { require_match(match, "rides.sprat"); }) ==
        "rides.sprat: field a is double in the file, but int is wanted; declare it as double\n"
        "rides.sprat: field b is text in the file, but int is wanted; declare it as text\n"
        "rides.sprat: field e is not in the file, and has no default; give it one, make it "
        "nullable, or say renamed_from");
}

TEST_CASE("evolution: statistics prove a narrowing, or tell the value in its way") {
  const SchemaMatch match =
      match_schemas(schema_of("x: long = null; y: ulong;"), schema_of("x: byte; y: long;"));
  Statistics statistics;
  statistics.minimum = std::int64_t{-128};
  statistics.maximum = std::int64_t{127};
  CHECK_FALSE(disproof(match, 0, statistics, 10));
  statistics.maximum = std::int64_t{128};
  CHECK(disproof(match, 0, statistics, 10) == "holds 128, which is no byte; declare it as long");
  statistics.minimum = std::int64_t{-129};
  CHECK(disproof(match, 0, statistics, 10) == "holds -129, which is no byte; declare it as long");
  statistics.null_count = 1;
  CHECK(disproof(match, 0, statistics, 10) ==
        "is null in 1 row, but is wanted required; make it nullable");
  statistics = Statistics();
  statistics.minimum = std::uint64_t{0};
  statistics.maximum = std::uint64_t{INT64_MAX};
  CHECK_FALSE(disproof(match, 1, statistics, 10));
  statistics.maximum = std::uint64_t{INT64_MAX} + 1;
  CHECK(contains(disproof(match, 1, statistics, 10).value(), "holds 9223372036854775808,"));
}

TEST_CASE("evolution: a file that says nothing of its range proves nothing") {
  const SchemaMatch match =
      match_schemas(schema_of("x: long = null;"), schema_of("x: int = null;"));
  CHECK(contains(disproof(match, 0, Statistics(), 10).value(), "unknown values"));
  Statistics nulls;
  nulls.null_count = 10;
  CHECK_FALSE(disproof(match, 0, nulls, 10));
}

}  // namespace
