// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

constexpr const char* kBus =
    "struct Position { x: double; y: double (csv: \"North\"); errors: [ubyte:2]; }\n"
    "table Bus { id: int; at: Position; stops: [string]; days: [int] (date);\n"
    "  code: string (length: 3); raw: [ubyte]; }\n"
    "root_type Bus;\n";

constexpr const char* kHeader = "id,at.x,North,at.errors,stops,days,code,raw\n";

ConvertOptions bus_options() {
  ConvertOptions options;
  options.schema = parse_schema(kBus);
  return options;
}

TEST_CASE("convert: structs are columns, lists are JSON arrays in cells") {
  const TemporaryFolder files;
  const std::string csv =
      kHeader +
      std::string(
          "1,1.5,-2,\"[1,2]\",\"[\"\"a\"\",\"\"b,c\"\"]\",\"[\"\"2024-01-31\"\"]\",ab,bytes\n"
          "2,,,,[],,,\n"
          "3,0,0,\"[0,255]\",,[],xyz,\"\"\n");
  const ConvertReport report = convert_text(files, csv, bus_options());
  CHECK(converted_text(files) == csv);
  CHECK(report.schema.fields.size() == 6);
  TextOptions json;
  json.format = TextFormat::json_lines;
  CHECK(converted_text(files, json) ==
        "{\"id\":1,\"at\":{\"x\":1.5,\"North\":-2,\"errors\":[1,2]},\"stops\":[\"a\",\"b,c\"],"
        "\"days\":[\"2024-01-31\"],\"code\":\"ab\",\"raw\":\"Ynl0ZXM=\"}\n"
        "{\"id\":2,\"at\":null,\"stops\":[],\"days\":null,\"code\":null,\"raw\":null}\n"
        "{\"id\":3,\"at\":{\"x\":0,\"North\":0,\"errors\":[0,255]},\"stops\":null,\"days\":[],"
        "\"code\":\"xyz\",\"raw\":\"\"}\n");
}

TEST_CASE("convert: what would not come back in a nested column is told") {
  const TemporaryFolder files;
  const auto told = [&](const std::string& row) {
    const std::string message =
        message_of<CsvError>([&] { convert_text(files, kHeader + row + "\n", bus_options()); });
    return message.substr(message.find("in.csv"));
  };
  CHECK(told("1,1,2,\"[1, 2]\",,,,") ==
        "in.csv:2: column 4 (at.errors): '[1, 2]' would come back as '[1,2]'");
  CHECK(told("1,1,2,[1],,,,") == "in.csv:2: column 4 (at.errors): '[1]' is not a [ubyte:2]");
  CHECK(told("1,1,2,\"[1,2]\",a,,,") == "in.csv:2: column 5 (stops): 'a' is not a [text]");
  CHECK(told("1,,,,,,abcd,") == "in.csv:2: column 7 (code): 'abcd' is not a text(3)");
  CHECK(told("0,,,,,,,\n1,,2,\"[1,2]\",,,,") ==
        "in.csv:3: column 3 (North): a struct is null as a whole, but of its columns some are null "
        "and some are not; make them fields of the record, each nullable");
}

TEST_CASE("convert: a struct is chosen as a whole") {
  const TemporaryFolder files;
  ConvertOptions options = bus_options();
  options.columns = {"at", "id"};
  convert_text(files, std::string(kHeader) + "1,1.5,-2,\"[1,2]\",,,,\n", options);
  CHECK(converted_text(files) == "at.x,North,at.errors,id\n1.5,-2,\"[1,2]\",1\n");
  options.columns = {"at.x"};
  CHECK_THROWS_AS(convert_text(files, std::string(kHeader) + "1,1.5,-2,\"[1,2]\",,,,\n", options),
                  SchemaError);
}

TEST_CASE("convert: without a schema, lists in a CSV stay text") {
  const TemporaryFolder files;
  const std::string csv = "a\n\"[1,2]\"\n[]\n";
  const ConvertReport report = convert_text(files, csv);
  CHECK(report.schema.fields[0].type.kind == TypeKind::text);
  CHECK(converted_text(files) == csv);
}

}  // namespace
}  // namespace sprat
