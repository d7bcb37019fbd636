// SPDX-License-Identifier: Apache-2.0
// Schemas of the tests, and compilers to run on what became of them.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

#include "file/golden_support.hpp"

inline const char* const kSchemaNames[] = {"awkward", "empty", "every_type", "places",
                                           "rides",   "time",  "trips"};

inline std::string compile_path(const std::string& path) {
  return repository_path("tests/compile/" + path);
}

inline bool runs(const std::string& command) {
  return std::system(command.c_str()) == 0;
}

/// g++ and clang++ where they are there; otherwise the compiler of this build.
inline std::vector<std::string> compilers() {
  std::vector<std::string> found;
  for (const std::string name : {"g++", "clang++"}) {
    if (runs("command -v " + name + " >/dev/null 2>&1")) found.push_back(name);
  }
  if (found.empty()) found.push_back(SPRAT_CXX);
  return found;
}

/// Whether the compiler takes a file without a warning.
inline bool compiles(const std::string& compiler, const std::string& path) {
  return runs(compiler +
              " -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion "
              "-Wshadow -Werror -I'" +
              repository_path("include") + "' '" + path + "'");
}
