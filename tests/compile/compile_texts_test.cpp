// SPDX-License-Identifier: Apache-2.0
// Literals and comments of any text.
#include "compile/cpp_text.hpp"
#include "compile/doc_lines.hpp"
#include "compile/python_text.hpp"
#include "support/catch.hpp"

using namespace sprat::compile;
using Lines = std::vector<std::string>;

TEST_CASE("cpp text: literals escape what would end or change them") {
  CHECK(cpp_literal("a\"b\\c") == R"("a\"b\\c")");
  CHECK(cpp_literal("a\nb\tc\x01"
                    "2") == R"("a\nb\tc\0012")");
  CHECK(cpp_literal("what?\?/") == "\"what?\\?/\"");
  CHECK(cpp_literal("grün") == "\"grün\"");
  CHECK(cpp_literal("\xE2\x80\xAE") == R"("\342\200\256")");
  CHECK(cpp_view(std::string_view("a\0b", 3)) == R"({"a\000b", 3})");
}

TEST_CASE("cpp text: a comment never goes on by itself") {
  CHECK(cpp_doc("a\\", "") == "/// a\\ .\n");
  CHECK(cpp_doc("a?\?/", "  ") == "  /// a?\?/ .\n");
  CHECK(cpp_doc("a\n\nb", "") == "/// a\n///\n/// b\n");
  CHECK(cpp_doc("", "").empty());
}

TEST_CASE("cpp text: long literals are broken at blanks") {
  const std::string word(60, 'x');
  CHECK(cpp_view_lines(word + " " + word, 10, 2) == Lines{"\"" + word + " \"", "\"" + word + "\""});
  CHECK(cpp_view_lines(word + word, 10, 2) == Lines{"\"" + word + word + "\""});
}

TEST_CASE("doc lines: long lines are broken at blanks, and keep their indentation") {
  CHECK(doc_lines("", 10).empty());
  CHECK(doc_lines("one two", 7) == Lines{"one two"});
  CHECK(doc_lines("one two", 6) == Lines{"one", "two"});
  CHECK(doc_lines("  one two three", 9) == Lines{"  one two", "  three"});
  CHECK(doc_lines("unbreakable", 4) == Lines{"unbreakable"});
  CHECK(doc_lines("a \n\nb  ", 4) == Lines{"a", "", "b"});
}

TEST_CASE("python text: literals and docstrings escape what would end them") {
  CHECK(python_literal("a\"b\\c\n\x7F") == "\"a\\\"b\\\\c\\n\\x7f\"");
  CHECK(python_doc("a \"b\" c", "") == "\"\"\"a \"b\" c\"\"\"\n");
  CHECK(python_doc("ends in \"", "") == "\"\"\"ends in \\\"\"\"\"\n");
  CHECK(python_doc("three \"\"\" \\", "  ") == "  \"\"\"three \\\"\\\"\" \\\\\"\"\"\n");
  CHECK(python_doc("a\n\nb", "  ") == "  \"\"\"a\n\n  b\n  \"\"\"\n");
}
