// SPDX-License-Identifier: Apache-2.0
// Every file of errors/ is refused with the words beside it. Its first line may say the language.
#include <filesystem>

#include <sprat/compile.hpp>
#include <sprat/error.hpp>

#include "compile/compile_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;
namespace fs = std::filesystem;

TEST_CASE("compile: names that a language cannot have are told with their lines, all at once") {
  const std::string folder = compile_path("errors/");
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string path = entry.path().string();
    if (!path.ends_with(".fbs")) continue;
    ++cases;
    const bool is_python = file_content(path).starts_with("// language: python");
    std::string message = message_of<SchemaError>(
        [&] { compile_file(path, is_python ? CompileLanguage::python : CompileLanguage::cpp); });
    for (std::size_t at; (at = message.find(folder)) != std::string::npos;) {
      message.erase(at, folder.size());
    }
    const std::string expected_path = fs::path(path).replace_extension(".txt").string();
    if (update_golden()) write_file(expected_path, message + "\n");
    INFO(path);
    CHECK(message + "\n" == file_content(expected_path));
  }
  CHECK(cases >= 3);
}

TEST_CASE("compile: mistakes of the schema itself are told as everywhere") {
  const TemporaryFolder folder;
  const std::string path = folder.write("rides.fbs", "table Ride { a: int\n b: } root_type Ride;");
  const std::string message =
      message_of<SchemaError>([&] { compile_file(path, CompileLanguage::cpp); });
  CHECK(contains(message, "rides.fbs:2: "));
}

TEST_CASE("compile: a schema without a file is refused by its record's name") {
  const Schema schema = parse_schema("table Ride { int: int; int_: int; } root_type Ride;");
  const std::string message = message_of<SchemaError>([&] { cpp_header(schema); });
  CHECK(message == "schema Ride: 'int_' and 'int' of Ride would both be int_ in C++; rename one");
}
