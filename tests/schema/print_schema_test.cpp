// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <sprat/schema.hpp>

#include "schema/message.hpp"
#include "schema/random_schema.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;
namespace fs = std::filesystem;

bool flatc_accepts(const std::vector<std::string>& files, const fs::path& folder) {
  std::string command =
      std::string("\"") + SPRAT_FLATC + "\" --binary --schema -o \"" + folder.string() + "\"";
  for (const std::string& file : files) command += " \"" + file + "\"";
  command += " > \"" + (folder / "flatc.log").string() + "\" 2>&1";
  return std::system(command.c_str()) == 0;
}

}  // namespace

TEST_CASE("print_schema: everything is written in columns, types before their use") {
  const fs::path golden = fs::path(SPRAT_SCHEMA_TESTS) / "printed.fbs";
  std::ostringstream text;
  text << std::ifstream(golden).rdbuf();
  CHECK(print_schema(load_schema(golden.string())) == text.str());
}

TEST_CASE("print_schema: what is printed reads back equal") {
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    const Schema schema = test::random_schema(seed);
    const std::string text = print_schema(schema);
    INFO("seed " << seed << "\n" << text);
    const std::string error = test::message_of<Error>([&] {
      if (!(parse_schema(text) == schema)) throw SchemaError("differs");
      if (print_schema(parse_schema(text)) != text) throw SchemaError("prints differently");
    });
    REQUIRE(error == "");
  }
}

TEST_CASE("print_schema: flatc accepts what is printed") {
  const fs::path folder = fs::temp_directory_path() / "sprat_print_schema";
  fs::create_directories(folder);
  std::vector<std::string> files = {(fs::path(SPRAT_SCHEMA_TESTS) / "printed.fbs").string()};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    files.push_back((folder / ("schema" + std::to_string(seed) + ".fbs")).string());
    std::ofstream(files.back()) << print_schema(test::random_schema(seed));
  }
  INFO("see " << (folder / "flatc.log").string());
  REQUIRE(flatc_accepts(files, folder));
  fs::remove_all(folder);
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
