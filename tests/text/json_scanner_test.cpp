// SPDX-License-Identifier: Apache-2.0
#include "text/json_scanner.hpp"

#include <string>
#include <vector>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace sprat::text {
namespace {

std::string decoded(const std::string& json) {
  JsonScanner scanner(json);
  std::string scratch;
  std::string text(scanner.string(scratch));
  scanner.finish();
  return text;
}

TEST_CASE("json_scanner: strings come with their escapes resolved") {
  CHECK(decoded("\"\"").empty());
  CHECK(decoded("\"plain\"") == "plain");
  CHECK(decoded(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
  CHECK(decoded(R"("\u0041\u00e9\u20AC\ud83d\udc1F!")") ==
        "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f!");
  CHECK(decoded(R"("\u0000")") == std::string(1, '\0'));
  for (std::size_t length = 0; length < 20; ++length) {
    const std::string before(length, 'x');
    CHECK(decoded("\"" + before + "\\n" + before + "\"") == before + "\n" + before);
  }
}

TEST_CASE("json_scanner: what is no string is refused") {
  for (const char* text : {"\"", "\"abc", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\n\"",
                           "\"a\x1f\"", "abc", "", R"("\ud800")", R"("\ud800x")", R"("\udc00")",
                           R"("\ud800\u0041")", R"("\ud800\ud800")", R"("a\ud83d)"}) {
    INFO(text);
    CHECK_THROWS_AS(decoded(text), JsonError);
  }
}

TEST_CASE("json_scanner: numbers are as RFC 8259 has them, and keep their text") {
  for (const char* text : {"0", "-0", "7", "-12", "1.50", "0.0", "1e5", "1E+05", "-1.5e-10",
                           "123456789012345678901234567890"}) {
    JsonScanner scanner(text);
    CHECK(scanner.peek() == JsonKind::number);
    CHECK(scanner.number() == text);
    scanner.finish();
  }
  for (const char* text : {"01", "-", "-a", "1.", ".5", "1e", "1e+", "+1", "0x1", "1.5.2", "--1"}) {
    INFO(text);
    CHECK_FALSE(is_json(text));
  }
}

TEST_CASE("json_scanner: objects and arrays are walked") {
  JsonScanner scanner(R"( { "a" : [ 1 , [ ] , { } , true ] , "b":null } )");
  std::string scratch;
  std::vector<std::string> seen;
  for (scanner.open('{'); scanner.more('}');) {
    seen.emplace_back(scanner.key(scratch));
    if (scanner.peek() == JsonKind::null) {
      scanner.null();
      continue;
    }
    for (scanner.open('['); scanner.more(']');) seen.emplace_back(scanner.value());
  }
  scanner.finish();
  CHECK(seen == std::vector<std::string>{"a", "1", "[ ]", "{ }", "true", "b"});
}

TEST_CASE("json_scanner: any other text is refused, naming the byte") {
  for (const char* text : {"",          " ",          "nul",    "tru",       "falsey",
                           "[",         "[1",         "[1,",    "[1,]",      "[,1]",
                           "[1 2]",     "{",          "{\"a\"", "{\"a\":",   "{\"a\":1",
                           "{\"a\":1,", "{\"a\":1,}", "{a:1}",  "{\"a\" 1}", "{1:2}",
                           "]",         "}",          "1]",     "'a'",       "NaN"}) {
    INFO(text);
    CHECK_FALSE(is_json(text));
  }
  const std::string message = message_of<JsonError>([] { JsonScanner("[1,x]").value(); });
  CHECK(message == "byte 4 of the JSON text: this begins no value");
}

TEST_CASE("json_scanner: nesting ends at its limit, not at the stack's") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(is_json(nested(JsonScanner::kMaxDepth)));
  CHECK_FALSE(is_json(nested(JsonScanner::kMaxDepth + 1)));
  CHECK_FALSE(is_json(std::string(10'000'000, '[')));
}

TEST_CASE("json_scanner: every beginning of a text is refused, and reads no byte beyond") {
  const std::string text =
      R"({"a":[1.5e+3,-0,true,false,null],"b\u0041":"\ud83d\udc1f\n","c":{"d":{}}})";
  CHECK(is_json(text));
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::vector<char> cut(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(length));
    CHECK_FALSE(is_json({cut.data(), cut.size()}));
  }
}

}  // namespace
}  // namespace sprat::text
