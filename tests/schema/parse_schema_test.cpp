// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <sprat/error.hpp>
#include <sprat/schema.hpp>

#include "schema/type_names.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;

// The one field of a record.
Field parse_field(const std::string& field) {
  return parse_schema("table Ride { " + field + " } root_type Ride;").fields.at(0);
}

}  // namespace

TEST_CASE("schema: the design's example reads as it is meant") {
  const Schema schema = parse_schema(R"(include "sprat/types.fbs";
namespace cta;
/// One route's ridership on one day.
table Ride {
  route:   string (required);
  date:    int    (date, format: "%m/%d/%Y");
  daytype: string (required);
  rides:   int;
}
root_type Ride;
)");
  CHECK(schema.name == "cta.Ride");
  CHECK(schema.doc == "One route's ridership on one day.");
  REQUIRE(schema.fields.size() == 4);
  CHECK(schema.find("daytype") == 2);
  CHECK(schema.fields[0].type.kind == TypeKind::text);
  CHECK_FALSE(schema.fields[0].nullable);
  CHECK(schema.fields[1].type.kind == TypeKind::date);
  CHECK(schema.fields[1].format == "%m/%d/%Y");
  CHECK_FALSE(schema.fields[1].nullable);
  CHECK(schema.fields[3].type.kind == TypeKind::int32);
}

TEST_CASE("schema: every spelling of a type gives that type") {
  struct Spelling {
    const char* idl;
    const char* words;
  };
  const Spelling spelling = GENERATE(
      Spelling{"bool", "bool"}, Spelling{"byte", "byte"}, Spelling{"int8", "byte"},
      Spelling{"ubyte", "ubyte"}, Spelling{"short", "short"}, Spelling{"ushort", "ushort"},
      Spelling{"int", "int"}, Spelling{"int32", "int"}, Spelling{"uint", "uint"},
      Spelling{"long", "long"}, Spelling{"ulong", "ulong"}, Spelling{"float", "float"},
      Spelling{"double", "double"}, Spelling{"float64", "double"}, Spelling{"int (date)", "date"},
      Spelling{"int (time: \"s\")", "time(s)"}, Spelling{"int (time: \"ms\")", "time(ms)"},
      Spelling{"long (time: \"us\")", "time(us)"},
      Spelling{"long (time, unit: \"ns\")", "time(ns)"},
      Spelling{"long (timestamp: \"us\", tz: \"UTC\")", "timestamp(us, UTC)"},
      Spelling{"long (timestamp, unit: \"ms\")", "timestamp(ms)"},
      Spelling{"long (decimal: 2)", "decimal(2)"},
      Spelling{"long (decimal, scale: 18)", "decimal(18)"},
      Spelling{"long (decimal: 0)", "decimal(0)"}, Spelling{"string", "text"},
      Spelling{"string (length: 8)", "text(8)"}, Spelling{"string (integer)", "integer"},
      Spelling{"[ubyte]", "bytes"}, Spelling{"[ubyte] (list)", "[ubyte]"},
      Spelling{"[long]", "[long]"}, Spelling{"[string]", "[text]"},
      Spelling{"[int] (date)", "[date]"}, Spelling{"[string] (length: 2)", "[text(2)]"},
      Spelling{"[double] (array: 3)", "[double:3]"}, Spelling{"[ubyte] (array: 4)", "[ubyte:4]"});
  CHECK(to_string(parse_field("x: " + std::string(spelling.idl) + ";").type) == spelling.words);
}

TEST_CASE("schema: to_string adds a format to the parameters") {
  Type type;
  CHECK(to_string(type) == "text");
  type.kind = TypeKind::date;
  CHECK(to_string(type, "%m/%d/%Y") == "date(%m/%d/%Y)");
  type.kind = TypeKind::boolean;
  CHECK(to_string(type, "Y/N") == "bool(Y/N)");
  type.kind = TypeKind::timestamp;
  type.unit = TimeUnit::microsecond;
  CHECK(to_string(type, "%H") == "timestamp(us, %H)");
}

TEST_CASE("schema: scalars are null by a default of null, others unless required") {
  CHECK_FALSE(parse_field("x: int;").nullable);
  CHECK(parse_field("x: int = null;").nullable);
  CHECK(parse_field("x: long = null (decimal: 2);").nullable);
  CHECK(parse_field("x: string;").nullable);
  CHECK_FALSE(parse_field("x: string (required);").nullable);
  CHECK_FALSE(parse_field("x: string = \"a\";").nullable);
  CHECK_FALSE(parse_field("x: [long] = [];").nullable);
  CHECK(parse_field("x: [ubyte];").nullable);
}

TEST_CASE("schema: defaults are kept in their one spelling") {
  CHECK_FALSE(parse_field("x: int;").default_value);
  CHECK(parse_field("x: int = 0;").default_value == "0");
  CHECK(parse_field("x: int = +0x10;").default_value == "16");
  CHECK(parse_field("x: bool = true;").default_value == "true");
  CHECK(parse_field("x: double = 1;").default_value == "1.0");
  CHECK(parse_field("x: double = 1.50;").default_value == "1.5");
  CHECK(parse_field("x: float = -inf;").default_value == "-inf");
  CHECK(parse_field("x: double = nan;").default_value == "nan");
  CHECK(parse_field("x: string = \"\";").default_value == "");
  CHECK(parse_field("x: string = \"12\" (integer);").default_value == "12");
  CHECK(parse_field("x: double = sin(0);").default_value == "0.0");
}

TEST_CASE("schema: a text's default is also told by attribute, which flatc has for all languages") {
  const Field field = parse_field("x: string (required, default: \"\");");
  CHECK(field == parse_field("x: string = \"\";"));
  CHECK(field.default_value == "");
}

TEST_CASE("schema: a text's default of \"0\" is not taken for none") {
  const Field field = parse_field("x: string = \"0\";");
  CHECK(field.default_value == "0");
  CHECK_FALSE(field.nullable);
}

TEST_CASE("schema: enums keep their values, docs and defaults") {
  const Schema schema = parse_schema(R"(namespace a;
enum Color : ubyte {
  green = 4,
  /// The first.
  red = 1
}
table Ride { color: Color = green; maybe: Color = null; many: [Color]; }
root_type Ride;
)");
  const Field& color = schema.fields.at(0);
  CHECK(color.type.kind == TypeKind::uint8);
  CHECK(color.type.name == "a.Color");
  REQUIRE(color.type.enum_values.size() == 2);
  CHECK(color.type.enum_values[0] == EnumValue{"red", 1, "The first."});
  CHECK(color.default_value == "green");
  CHECK(schema.fields.at(1).nullable);
  CHECK(to_string(schema.fields.at(2).type) == "[a.Color]");
}

TEST_CASE("schema: structs nest, and hold arrays and fixed texts") {
  const Schema schema = parse_schema(R"(
struct Pos { x: double; at: long (timestamp: "s"); }
struct Box { from: Pos; to: Pos; code: [ubyte:8] (text); days: [int:7] (date); }
table Ride { box: Box (required); maybe: Box; }
root_type Ride;
)");
  const Type& box = schema.fields.at(0).type;
  CHECK(box.kind == TypeKind::structure);
  CHECK_FALSE(schema.fields.at(0).nullable);
  CHECK(schema.fields.at(1).nullable);
  REQUIRE(box.fields.size() == 4);
  CHECK(box.fields[1].type.fields.at(1).type.kind == TypeKind::timestamp);
  CHECK(to_string(box.fields[2].type) == "text(8)");
  CHECK(to_string(box.fields[3].type) == "[date:7]");
}

TEST_CASE("schema: a struct of more than 64 KiB keeps all its fields") {
  const Schema schema = parse_schema(R"(
struct Big { a: [ubyte:65535]; b: int; c: [double:20000]; d: int; }
table Ride { big: Big; }
root_type Ride;
)");
  CHECK(schema.fields.at(0).type.fields.size() == 4);
}

TEST_CASE("schema: csv, renamed_from, name and docs are kept") {
  const Field field = parse_field(R"(
  /// What the box says.
  ///   Twice.
  ride_: int (name: "Ride", csv: "Rides, \"all\"\n\u00fc", renamed_from: "old");)");
  CHECK(field.name == "Ride");
  CHECK(field.csv_name == "Rides, \"all\"\n\xC3\xBC");
  CHECK(field.renamed_from == "old");
  CHECK(field.doc == "What the box says.\n  Twice.");
}

TEST_CASE("schema: a record may have no fields") {
  CHECK(parse_schema("table Empty {} root_type Empty;").fields.empty());
}

TEST_CASE("schema: declaring sprat's attributes, or any known to FlatBuffers, changes nothing") {
  const Schema plain = parse_schema("table R { d: int (date); } root_type R;");
  CHECK(parse_schema("attribute \"date\"; table R { d: int (date); } root_type R;") == plain);
  CHECK(parse_schema("attribute date; table R { d: int (date, id: 0); } root_type R;") == plain);
  CHECK(parse_schema("\xEF\xBB\xBFtable R { d: int (date); }\r\nroot_type R;") == plain);
}

TEST_CASE("schema: docs of enums and structs are kept, and written again") {
  const std::string text =
      "/// Colors.\n/// Two of them.\nenum Color : ubyte { red, green }\n"
      "/// A place.\nstruct Pos { x: double; c: Color; }\n"
      "table Ride { pos: Pos; c: [Color]; } root_type Ride;";
  const Schema schema = parse_schema(text);
  const Type& place = schema.fields.at(0).type;
  CHECK(place.doc == "A place.");
  CHECK(place.fields.at(1).type.doc == "Colors.\nTwo of them.");
  CHECK(schema.fields.at(1).type.fields.at(0).type.doc == "Colors.\nTwo of them.");
  CHECK(parse_schema(print_schema(schema)) == schema);
}
