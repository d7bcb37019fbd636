// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

ConvertReport convert_lines(const TemporaryFolder& files, const std::string& lines,
                            const ConvertOptions& options = {}) {
  return convert_json({files.write("rows.jsonl", lines)}, replacing_sink(files.file("out.sprat")),
                      options);
}

std::string converted_lines(const TemporaryFolder& files) {
  TextOptions options;
  options.format = TextFormat::json_lines;
  return converted_text(files, options);
}

/// What lines come back as, without a schema.
std::string round_trip(const std::string& lines) {
  const TemporaryFolder files;
  convert_lines(files, lines);
  return converted_lines(files);
}

std::string failure(const TemporaryFolder& files, const std::string& lines,
                    const ConvertOptions& options = {}) {
  const std::string message = message_of<JsonError>([&] { convert_lines(files, lines, options); });
  const std::size_t name = message.find("rows.jsonl");
  return name == std::string::npos ? message : message.substr(name);
}

ConvertOptions with_schema(const std::string& idl) {
  ConvertOptions options;
  options.schema = parse_schema(idl);
  return options;
}

std::string type_of(const ConvertReport& report, std::size_t field) {
  const Field& found = report.schema.fields.at(field);
  return to_string(found.type, found.format);
}

TEST_CASE("convert_json: each kind of value gets its type and comes back") {
  const TemporaryFolder files;
  const std::string lines =
      "{\"b\":true,\"i\":1,\"n\":12345678901234567890,\"d\":1.50,\"f\":0.1,\"t\":\"x\\\"\\u0001\","
      "\"l\":[1,2],\"w\":[\"a\",\"\"],\"s\":{\"x\":1,\"in\":{\"y\":0.5}}}\n"
      "{\"b\":null,\"i\":null,\"n\":null,\"d\":null,\"f\":null,\"t\":null,\"l\":null,\"w\":null,"
      "\"s\":null}\n"
      "{\"b\":false,\"i\":-7,\"n\":1,\"d\":-0.05,\"f\":1e+300,\"t\":\"\",\"l\":[],\"w\":[],"
      "\"s\":{\"x\":-3,\"in\":{\"y\":2.5}}}\n";
  const ConvertReport report = convert_lines(files, lines);
  CHECK(converted_lines(files) == lines);
  CHECK(report.rows == 3);
  CHECK(report.notes.empty());
  const std::vector<std::string> types = {"bool", "long",   "integer", "decimal(2)", "double",
                                          "text", "[long]", "[text]",  "S"};
  for (std::size_t i = 0; i < types.size(); ++i) CHECK(type_of(report, i) == types[i]);
}

TEST_CASE("convert_json: what no type gives back stays JSON text, and comes back as it stands") {
  const std::string lines =
      "{\"m\":1,\"o\":{\"a\":\"x\"},\"n\":1.10,\"e\":1e-7,\"a\":[1,null],\"l\":[[1]],"
      "\"k\":[],\"u\":\"\\ud800\"}\n"
      "{\"m\":\"x\",\"o\":{},\"n\":1.5,\"e\":0.5,\"a\":[],\"l\":[],\"k\":[],\"u\":\"y\"}\n";
  const TemporaryFolder files;
  const ConvertReport report = convert_lines(files, lines);
  CHECK(converted_lines(files) == lines);
  REQUIRE(report.notes.size() == 8);
  for (const Field& field : report.schema.fields) CHECK(field.format == "json");
  CHECK(report.notes[0] == "key m stays JSON text: a string after a number on line 2");
  CHECK(report.notes[1] == "key o stays JSON text: 'a': a string is in an object on line 1");
  CHECK(report.notes[2] == "key n stays JSON text: 1.5 would come back as '1.50' on line 2");
  CHECK(report.notes[4] == "key a stays JSON text: null is in it on line 1");
  CHECK(report.notes[6] == "key k stays JSON text: its arrays are empty");
}

TEST_CASE("convert_json: numbers come back in their writer's spelling") {
  for (const char* number : {"0", "-0", "1.0", "1e+16", "1e-05", "0.30000000000000004", "100000",
                             "12345678901234567890123", "1E5", "0.10", "-1.5e300"}) {
    const std::string line = std::string("{\"v\":") + number + "}\n";
    CHECK(round_trip(line) == line);
  }
  CHECK(round_trip("{\"v\":1}\n{\"v\":2.5}\n") == "{\"v\":1}\n{\"v\":2.5}\n");
  CHECK(round_trip("{\"v\":1.0}\n{\"v\":0.125}\n") == "{\"v\":1.0}\n{\"v\":0.125}\n");
}

TEST_CASE("convert_json: missing keys are null, and told of; keys may come in any order") {
  const TemporaryFolder files;
  const ConvertReport report =
      convert_lines(files, "{\"a\":1,\"b\":2}\n{\"b\":3,\"a\":4}\n{}\n{ \"c\" : \"x\" }\n\n");
  CHECK(converted_lines(files) ==
        "{\"a\":1,\"b\":2,\"c\":null}\n{\"a\":4,\"b\":3,\"c\":null}\n"
        "{\"a\":null,\"b\":null,\"c\":null}\n{\"a\":null,\"b\":null,\"c\":\"x\"}\n");
  CHECK(report.blank_lines == 1);
  REQUIRE(report.notes.size() == 3);
  CHECK(report.notes[0] == "key a is missing in 2 rows; it comes back as null");
}

TEST_CASE("convert_json: keys that are no identifiers are kept") {
  const std::string lines = "{\"a b\":1,\"a_b\":2,\"class\":3,\"\xc3\xa9\":4,\"1\":5,\"x.y\":6}\n";
  CHECK(round_trip(lines) == lines);
}

TEST_CASE("convert_json: line ends, spaces and a byte-order mark are no part of the rows") {
  CHECK(round_trip("\xef\xbb\xbf{\"a\":1}\r\n \t\n{\"a\" : 2 }") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(round_trip("{\"a\":1}\r{\"a\":2}\r\r\n\n{\"a\":3}\r") ==
        "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
  CHECK(round_trip("").empty());
}

std::string many_lines(const std::string& line) {
  std::string lines;
  while (lines.size() < (std::size_t{5} << 18)) lines += line;
  return lines;
}

TEST_CASE("convert_json: a type that breaks beyond the sample is decided on all rows") {
  const TemporaryFolder files;
  const std::string many = many_lines("{\"a\":1,\"b\":{\"x\":1}}\n");
  const std::string lines = many + "{\"a\":\"x\",\"b\":{\"x\":null}}\n";
  const ConvertReport report = convert_lines(files, lines);
  CHECK(converted_lines(files) == lines);
  CHECK(report.notes.size() == 2);
  const ConvertReport second = convert_lines(files, many + "{\"a\":null,\"b\":null,\"c\":1}\n");
  CHECK(second.schema.fields.size() == 3);
}

TEST_CASE("convert_json: the same bytes come out on any number of threads") {
  const TemporaryFolder files;
  const std::string lines =
      many_lines("{\"a\":17,\"t\":\"text\",\"l\":[1,2,3],\"s\":{\"x\":0.5},\"j\":[null]}\n{}\n");
  std::string first;
  for (const unsigned threads : {1U, 2U, 5U}) {
    ConvertOptions options;
    options.threads = threads;
    options.writer.block_rows = 1000;
    const ConvertReport report = convert_lines(files, lines, options);
    CHECK(report.notes.size() == 6);
    const std::string bytes = file_content(files.file("out.sprat"));
    if (first.empty()) first = bytes;
    CHECK(bytes == first);
  }
}

constexpr const char* kRides =
    "struct Position { x: double; y: double; }\n"
    "table Ride { route: string (required); rides: int = null (csv: \"Total Rides\");\n"
    "  n: int = -1; at: Position; days: [int] (date); raw: [ubyte]; code: string (length: 3); }\n"
    "root_type Ride;\n";

TEST_CASE("convert_json: a schema's fields are read by key or name, and exactly") {
  const TemporaryFolder files;
  convert_lines(files,
                "{\"route\":\"3\",\"Total Rides\":7,\"n\":1,\"at\":{\"y\":1.50,\"x\":2},"
                "\"days\":[\"2024-01-31\"],\"raw\":\"//79\",\"code\":\"ab\"}\n"
                "{\"rides\":8.0,\"route\":\"\",\"code\":null}\n",
                with_schema(kRides));
  CHECK(converted_lines(files) ==
        "{\"route\":\"3\",\"Total Rides\":7,\"n\":1,\"at\":{\"x\":2,\"y\":1.5},"
        "\"days\":[\"2024-01-31\"],\"raw\":\"//79\",\"code\":\"ab\"}\n"
        "{\"route\":\"\",\"Total Rides\":8,\"n\":-1,\"at\":null,\"days\":null,\"raw\":null,"
        "\"code\":null}\n");
}

TEST_CASE("convert_json: what does not fit a schema is told with its line and key") {
  const TemporaryFolder files;
  const ConvertOptions options = with_schema(kRides);
  const auto told = [&](const std::string& line) { return failure(files, "\n" + line, options); };
  CHECK(told("{\"route\":\"3\",\"rides\":3.5}") == "rows.jsonl:2: Total Rides: 3.5 is not an int");
  CHECK(told("{\"route\":1}") == "rows.jsonl:2: route: 1 is not a text");
  CHECK(told("{}") ==
        "rows.jsonl:2: route: the key is missing, but the field is required; make it nullable, or "
        "give it a default");
  CHECK(told("{\"route\":null}") ==
        "rows.jsonl:2: route: null, but the field is required; make it nullable");
  CHECK(told("{\"route\":\"\",\"route\":\"\"}") == "rows.jsonl:2: route: the key is there twice");
  CHECK(told("{\"route\":\"\",\"stop\":1}") ==
        "rows.jsonl:2: the key 'stop' is not in the schema; add it, or leave it out with "
        "--columns");
  CHECK(told("{\"route\":\"\",\"at\":{\"x\":1}}") ==
        "rows.jsonl:2: at.y: the key is missing, but a struct's fields are never null");
  CHECK(told("{\"route\":\"\",\"at\":{\"x\":1,\"y\":null}}") ==
        "rows.jsonl:2: at.y: null, but a struct's fields are never null");
  CHECK(told("{\"route\":\"\",\"at\":[1,2]}") == "rows.jsonl:2: at: [1,2] is not a Position");
  CHECK(told("{\"route\":\"\",\"days\":[\"2024-02-30\"]}") ==
        "rows.jsonl:2: days: [\"2024-02-30\"] is not a [date]");
  CHECK(told("{\"route\":\"\",\"code\":\"abcd\"}") ==
        "rows.jsonl:2: code: \"abcd\" is not a text(3)");
  CHECK(told("{\"route\":\"\\ud800\"}") ==
        "rows.jsonl:2: byte 11 of the JSON text: half of a surrogate pair is no character");
  CHECK(told("[1]") ==
        "rows.jsonl:2: each line is an object, as {\"key\": 1}; this one is something else");
  CHECK(told("{\"route\":\"\"} {}") ==
        "rows.jsonl:2: byte 14 of the JSON text: something follows the value");
  CHECK(told("{\"route\":") ==
        "rows.jsonl:2: byte 10 of the JSON text: it ends where a value is due");
}

TEST_CASE("convert_json: some keys may be chosen, others are passed over") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.columns = {"b", "a"};
  convert_lines(files, "{\"a\":1,\"x\":{\"y\":[1]},\"b\":\"t\",\"\":0}\n", options);
  CHECK(converted_lines(files) == "{\"b\":\"t\",\"a\":1}\n");
  options.columns = {"c"};
  CHECK_THROWS_AS(convert_lines(files, "{\"a\":1}\n", options), SchemaError);
  CHECK_THROWS_AS(convert_lines(files, "{\"\":1}\n"), SchemaError);
}

TEST_CASE("convert_json: types may be given by key") {
  const TemporaryFolder files;
  ConvertOptions options;
  options.csv.types = {{"day", "date(%d/%m/%Y)"}, {"v", "double"}};
  const ConvertReport report =
      convert_lines(files, "{\"day\":\"31/01/2024\",\"v\":1.10}\n{\"v\":1e-7}\n", options);
  CHECK(type_of(report, 0) == "date(%d/%m/%Y)");
  CHECK(converted_lines(files) ==
        "{\"day\":\"31/01/2024\",\"v\":1.1}\n{\"day\":null,\"v\":1e-07}\n");
}

TEST_CASE("convert_json: every beginning of a file is read or refused") {
  const TemporaryFolder files;
  const std::string lines =
      "{\"a\":[1,2],\"s\":{\"x\":1.5},\"t\":\"\\u00e9\\n\",\"b\":true,\"n\":null}\n"
      "{\"a\":[],\"s\":null,\"t\":\"\xc3\xa9\",\"b\":false,\"n\":-1e5}\n";
  for (std::size_t length = 0; length < lines.size(); ++length) {
    try {
      convert_lines(files, lines.substr(0, length));
    } catch (const Error&) {
    }
  }
  std::uint32_t state = 1;
  for (int round = 0; round < 300; ++round) {
    std::string broken = lines;
    for (int i = 0; i < 3; ++i) {
      state = state * 1'664'525 + 1'013'904'223;
      broken[state % broken.size()] = "{}[]\",:0e-\\u\n\x80z"[state >> 16 & 15];
    }
    try {
      convert_lines(files, broken);
      converted_lines(files);
    } catch (const Error&) {
    }
  }
}

TEST_CASE("infer_json_schema: the narrowest schema that the values prove") {
  const TemporaryFolder files;
  const Schema schema = infer_json_schema(
      files.write("bus-rows.jsonl", "{\"a\":1,\"p\":{\"x\":1}}\n{\"a\":300,\"p\":null}\n"));
  CHECK(schema.name == "BusRows");
  CHECK(schema.fields[0].type.kind == TypeKind::int16);
  CHECK_FALSE(schema.fields[0].nullable);
  CHECK(schema.fields[1].type.name == "P");
  CHECK(schema.fields[1].nullable);
}

}  // namespace
}  // namespace sprat
