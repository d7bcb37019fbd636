// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <string>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/schema.hpp>

#include "schema/random_schema.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace sprat;

// What flatc says of the files where it refuses one; nothing where it takes them all.
std::string flatc_complaint(const std::vector<std::string>& files, const TemporaryFolder& folder) {
  std::string command =
      std::string("\"") + SPRAT_FLATC + "\" --binary --schema -o \"" + folder.path() + "\"";
  for (const std::string& file : files) command += " \"" + file + "\"";
  command += " > \"" + folder.file("log") + "\" 2>&1";
  return std::system(command.c_str()) == 0 ? "" : file_content(folder.file("log"));
}

}  // namespace

TEST_CASE("print_schema: everything is written in columns, types before their use") {
  const std::string golden = std::string(SPRAT_SCHEMA_TESTS) + "/printed.fbs";
  CHECK(print_schema(load_schema(golden)) == file_content(golden));
}

TEST_CASE("print_schema: what is printed reads back equal") {
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    const Schema schema = test::random_schema(seed);
    const std::string text = print_schema(schema);
    INFO("seed " << seed << "\n" << text);
    const Schema again = parse_schema(text);
    REQUIRE(again == schema);
    REQUIRE(print_schema(again) == text);
  }
}

TEST_CASE("print_schema: flatc accepts what is printed") {
  const TemporaryFolder folder;
  std::vector<std::string> files = {std::string(SPRAT_SCHEMA_TESTS) + "/printed.fbs"};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    files.push_back(folder.write("schema" + std::to_string(seed) + ".fbs",
                                 print_schema(test::random_schema(seed))));
  }
  CHECK(flatc_complaint(files, folder) == "");
}

TEST_CASE("print_schema: names that FlatBuffers reserves are written around") {
  Schema schema;
  schema.name = "Ride";
  for (const char* name : {"Ride", "tags", "tags_length", "name", "nameByteVector"}) {
    Field field;
    field.name = name;
    if (field.name == "tags") field.type.kind = TypeKind::bytes;
    schema.fields.push_back(field);
  }
  const std::string text = print_schema(schema);
  CHECK(text.find("tags_length_:") != std::string::npos);
  CHECK(parse_schema(text) == schema);
}

TEST_CASE("print_schema: 20,000 fields go out and come back in time") {
  Schema schema;
  schema.name = "Wide";
  for (int i = 0; i < 20'000; ++i) {
    Field field;
    field.name = "field" + std::to_string(i);
    schema.fields.push_back(field);
  }
  CHECK(parse_schema(print_schema(schema)) == schema);
}

TEST_CASE("print_schema: a schema that is not valid is not printed") {
  CHECK_THROWS_AS(print_schema(Schema{}), SchemaError);
}
