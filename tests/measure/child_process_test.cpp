// SPDX-License-Identifier: Apache-2.0
// Running a program and telling what it took.
#include "measure/child_process.hpp"

#include "measure/scratch_folder.hpp"
#include "support/catch.hpp"

using sprat::measuring::run_child;
using sprat::measuring::ScratchFolder;

TEST_CASE("child process: output, exit code, time and memory are told") {
  const ScratchFolder scratch;
  const auto child = run_child({"sh", "-c", "echo hello; exit 3"}, scratch.errors_file());
  REQUIRE(child);
  CHECK(child->output == "hello\n");
  CHECK(child->exit_code == 3);
  CHECK(child->seconds > 0);
  CHECK(child->peak_bytes > 0);
}

TEST_CASE("child process: a program that is not there is no error") {
  const ScratchFolder scratch;
  CHECK_FALSE(run_child({"/nowhere/python3"}, scratch.errors_file()));
}

TEST_CASE("child process: standard input is empty") {
  const ScratchFolder scratch;
  const auto child = run_child({"cat"}, scratch.errors_file());
  REQUIRE(child);
  CHECK(child->output.empty());
}

TEST_CASE("child process: only the beginning of a long output is kept, and all of it is read") {
  const ScratchFolder scratch;
  const auto child =
      run_child({"sh", "-c", "head -c 1000000 /dev/zero; echo end >&2"}, scratch.errors_file());
  REQUIRE(child);
  CHECK(child->exit_code == 0);
  CHECK(child->output.size() == 64 * 1024);
}
