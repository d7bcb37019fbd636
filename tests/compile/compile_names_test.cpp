// SPDX-License-Identifier: Apache-2.0
// Names around what C++ and Python have taken.
#include "compile/cpp_names.hpp"
#include "compile/cpp_words.hpp"
#include "compile/python_names.hpp"
#include "support/catch.hpp"

using namespace sprat;
using namespace sprat::compile;

TEST_CASE("cpp names: keywords and macros get an underscore") {
  for (const char* word : {"class", "alignas", "xor_eq", "co_yield", "NULL", "errno", "INT8_MIN",
                           "UINT_LEAST16_MAX", "UINT64_C", "EOF"}) {
    CHECK(cpp_identifier(word) == std::string(word) + "_");
  }
  for (const char* word : {"rides", "Class", "std", "int32_t", "INTEREST", "E", "clas"}) {
    CHECK(cpp_identifier(word) == word);
  }
}

TEST_CASE("cpp names: underscores that are reserved are left out") {
  CHECK(cpp_identifier("__x") == "_x");
  CHECK(cpp_identifier("_X") == "X");
  CHECK(cpp_identifier("a__b___c") == "a_b_c");
  CHECK(cpp_identifier("_") == "_");
  CHECK(cpp_identifier("__class") == "_class");
  CHECK(cpp_global_identifier("_x") == "x");
  CHECK(cpp_global_identifier("_9") == "n9");
  CHECK(cpp_global_identifier("_") == "n");
}

TEST_CASE("cpp names: std, sprat and the C library are kept free at global scope") {
  for (const char* word : {"std", "std2", "sprat", "posix", "time", "index", "int"}) {
    CHECK(cpp_global_identifier(word) == std::string(word) + "_");
  }
  CHECK(cpp_global_identifier("standard") == "standard");
}

TEST_CASE("cpp names: a name is rooted where a scope would hide it") {
  const CppNames plain(parse_schema("namespace a.b; table R { x: int; } root_type R;"));
  CHECK(plain.type("a.b.R") == "a::b::R");
  CHECK(plain.standard("byte") == "std::byte");
  const CppNames hidden(
      parse_schema("namespace a.std; table R { a: int; sprat: int; } root_type R;"));
  CHECK(hidden.type("a.std.R") == "::a::std::R");
  CHECK(hidden.standard("byte") == "::std::byte");
  CHECK(hidden.library("Date") == "::sprat::Date");
}

TEST_CASE("python names: keywords, private names and those of classes are changed") {
  const PythonNames names(
      parse_schema("enum Kind : ubyte { none } table Ride { kind: Kind; int: int; datetime: int; } "
                   "root_type Ride;"));
  CHECK(names.field("class") == "class_");
  CHECK(names.field("__x") == "x");
  CHECK(names.field("_9") == "n9");
  CHECK(names.field("_") == "field_");
  CHECK(names.field("Kind") == "Kind_");
  CHECK(names.builtin("int") == "_builtins.int");
  CHECK(names.builtin("str") == "str");
  CHECK(names.import_line("datetime") == "import datetime as _datetime");
  CHECK(names.import_line("decimal") == "import decimal");
  CHECK(PythonNames::enum_value("name") == "name_");
}

TEST_CASE("python names: types of one name in two namespaces keep these") {
  const PythonNames names(
      parse_schema("namespace a; enum Kind : ubyte { none } namespace b; enum Kind : ubyte { none "
                   "} table R { x: a.Kind; y: b.Kind; } root_type R;"));
  CHECK(names.type("a.Kind") == "a_Kind");
  CHECK(names.type("b.Kind") == "b_Kind");
  CHECK(names.type("b.R") == "R");
}
