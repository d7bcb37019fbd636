// SPDX-License-Identifier: Apache-2.0
// What schemas are compiled to is as golden/ has it. SPRAT_UPDATE_GOLDEN=1 writes it anew.
#include <sprat/compile.hpp>

#include "compile/compile_support.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

void check_golden(const std::string& name, const std::string& extension, CompileLanguage language) {
  const std::string path = compile_path("golden/" + name + extension);
  const std::string text = compile_file(compile_path("schemas/" + name + ".fbs"), language).text;
  if (update_golden()) write_file(path, text);
  INFO(path);
  CHECK(text == file_content(path));
}

}  // namespace

TEST_CASE("compile: headers are what they were") {
  for (const std::string name : kSchemaNames) check_golden(name, ".h", CompileLanguage::cpp);
}

TEST_CASE("compile: Python modules are what they were") {
  for (const std::string name : kSchemaNames) check_golden(name, ".py", CompileLanguage::python);
}

TEST_CASE("compile: the files that were read are told, included ones too") {
  const CompiledFile trips = compile_file(compile_path("schemas/trips.fbs"), CompileLanguage::cpp);
  REQUIRE(trips.files.size() == 2);
  CHECK(trips.files[0] == compile_path("schemas/places.fbs"));
  CHECK(trips.files[1] == compile_path("schemas/trips.fbs"));
}

TEST_CASE("compile: headers compile without a warning under every compiler there is") {
  const TemporaryFolder folder;
  std::string all;
  for (const std::string name : kSchemaNames) {
    all += "#include \"" + compile_path("golden/" + name + ".h") + "\"\n";
  }
  const std::string path = folder.write("all.cpp", all);
  for (const std::string& compiler : compilers()) {
    INFO(compiler);
    CHECK(compiles(compiler, path));
  }
}
