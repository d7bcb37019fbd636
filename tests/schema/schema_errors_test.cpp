// SPDX-License-Identifier: Apache-2.0
// Every file of errors/ is refused with the words beside it, in which "..." stands for whatever
// the installed FlatBuffers says.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/schema.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace sprat;
namespace fs = std::filesystem;

bool matches(std::string_view text, std::string_view pattern) {
  const std::size_t gap = pattern.find("...");
  if (gap == std::string_view::npos) return text == pattern;
  if (text.substr(0, gap) != pattern.substr(0, gap)) return false;
  const std::string_view rest = pattern.substr(gap + 3);
  for (std::size_t i = gap; i <= text.size(); ++i) {
    if (matches(text.substr(i), rest)) return true;
  }
  return false;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) found.push_back(line);
  return found;
}

}  // namespace

TEST_CASE("schema: every mistake is told with its line and what to write instead") {
  const fs::path folder = fs::path(SPRAT_SCHEMA_TESTS) / "errors";
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".fbs") continue;
    ++cases;
    const std::string name = entry.path().filename().string();
    std::string message = message_of<SchemaError>([&] { load_schema(entry.path().string()); });
    for (std::size_t at; (at = message.find(folder.string() + "/")) != std::string::npos;) {
      message.erase(at, folder.string().size() + 1);
    }
    const std::vector<std::string> found = lines(message);
    const std::vector<std::string> expected =
        lines(file_content(fs::path(entry.path()).replace_extension(".txt").string()));
    INFO(name << " said:\n" << message);
    CHECK(!expected.empty());
    CHECK(std::equal(found.begin(), found.end(), expected.begin(), expected.end(), matches));
  }
  CHECK(cases > 40);
}

TEST_CASE("schema: text beyond 16 MiB is refused before it is read") {
  const std::string text(std::size_t{17} << 20, ' ');
  CHECK_THROWS_AS(parse_schema(text), LimitError);
}

TEST_CASE("schema: a file that is not there is an IoError naming it") {
  const std::string message = message_of<IoError>([] { load_schema("/nowhere/rides.fbs"); });
  CHECK(contains(message, "/nowhere/rides.fbs"));
}

TEST_CASE("schema: namespaces are bounded, so that names are found in time") {
  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "namespace n" + std::to_string(i) + ";\n";
  CHECK_THROWS_AS(parse_schema(many + "table R {} root_type R;"), LimitError);
  std::string deep = "namespace a";
  for (int i = 0; i < 40; ++i) deep += ".a";
  CHECK_THROWS_AS(parse_schema(deep + "; table R {} root_type R;"), LimitError);
}

TEST_CASE("schema: includes are found beside their file, each once, in any circle") {
  const TemporaryFolder folder;
  fs::create_directory(folder.file("shared"));
  folder.write("shared/pos.fbs",
               "include \"more.fbs\"; namespace geo; struct Pos { x: double; c: Kind; }");
  folder.write(
      "shared/more.fbs",
      "include \"pos.fbs\"; namespace geo; enum Kind : byte { a } table T {} root_type T;");
  folder.write("ride.fbs",
               "include \"shared/pos.fbs\"; include \"shared/more.fbs\";\n"
               "table Ride { pos: geo.Pos; } root_type Ride;");
  const Schema schema = load_schema(folder.file("ride.fbs"));
  CHECK(schema.name == "Ride");
  CHECK(schema.fields.at(0).type.name == "geo.Pos");
}

TEST_CASE("schema: text cut off or garbled anywhere is read or refused, never more") {
  const std::string text = R"(namespace a; // comment
enum Color : ubyte { red = 1, green /* c */ }
struct Pos { x: double; code: [ubyte:8] (text); }
/// doc
table Ride { pos: Pos; price: long = null (decimal: 2, csv: "a\"\u00fc"); c: Color = red; }
root_type Ride;
)";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    CHECK_NOTHROW(message_of<Error>([&] { parse_schema(text.substr(0, length)); }));
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char c : {'{', '}', '(', ')', '"', ';', '\0', '\n', 'x', '9', '\xFF', ':'}) {
      std::string garbled = text;
      garbled[at] = c;
      CHECK_NOTHROW(message_of<Error>([&] { parse_schema(garbled); }));
    }
  }
}
