// SPDX-License-Identifier: Apache-2.0
// Random schemas make headers and modules that compilers and Python take.
#include <algorithm>

#include <sprat/compile.hpp>

#include "compile/compile_support.hpp"
#include "schema/random_schema.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

constexpr std::uint64_t kSeeds = 12;

// Puts all names into a namespace, so that schemas can stand beside each other.
void move_types(const std::string& space, std::vector<Field>& fields) {
  for (Field& field : fields) {
    if (!field.type.name.empty()) field.type.name.insert(0, space);
    move_types(space, field.type.fields);
  }
}

Schema schema_in(const std::string& space, std::uint64_t seed) {
  Schema schema = test::random_schema(seed);
  schema.name.insert(0, space);
  move_types(space, schema.fields);
  return schema;
}

}  // namespace

TEST_CASE("compile: headers of random schemas compile without a warning, all together") {
  const TemporaryFolder folder;
  std::string all;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const std::string name = "seed" + std::to_string(seed);
    folder.write(name + ".h", cpp_header(schema_in(name + ".", seed)));
    all += "#include \"" + name + ".h\"\n";
  }
  const std::string path = folder.write("all.cpp", all);
  for (const std::string& compiler : compilers()) {
    INFO(compiler);
    CHECK(compiles(compiler, path));
  }
}

TEST_CASE("compile: modules of random schemas are imported without a warning") {
  if (std::string(SPRAT_PYTHON3).empty()) return;
  const TemporaryFolder folder;
  std::string all;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const std::string name = "seed" + std::to_string(seed);
    folder.write(name + ".py", python_module(test::random_schema(seed)));
    all += "import " + name + "\n";
  }
  folder.write("all.py", all);
  CHECK(runs("cd '" + folder.path() + "' && '" SPRAT_PYTHON3 "' -B -W error all.py"));
}
