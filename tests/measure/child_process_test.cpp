// SPDX-License-Identifier: Apache-2.0
// Running a program and telling what it took.
#include "measure/child_process.hpp"

#include <csignal>
#include <string>

#include <unistd.h>

#include <sprat/error.hpp>

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

TEST_CASE("child process: what a child leaves running ends with it") {
  const ScratchFolder scratch;
  const auto child =
      run_child({"sh", "-c", "sleep 60 >/dev/null 2>&1 & echo $!"}, scratch.errors_file());
  REQUIRE(child);
  const pid_t left = std::stoi(child->output);
  bool is_gone = false;
  for (int i = 0; i < 100 && !is_gone; ++i) {
    is_gone = ::kill(left, 0) != 0;
    ::usleep(10'000);
  }
  CHECK(is_gone);
}

TEST_CASE("child process: work in a fork gives its text, or its error") {
  CHECK(sprat::measuring::run_forked([] { return std::string("done"); }) == "done");
  CHECK_THROWS_AS(
      sprat::measuring::run_forked([]() -> std::string { throw sprat::IoError("no such thing"); }),
      sprat::Error);
}

#ifdef __linux__
TEST_CASE("child process: samples tell allocated memory from that of files") {
  const auto own = sprat::measuring::resident_memory("self");
  CHECK(own.anonymous > 0);
  CHECK(own.file_backed > 0);
}
#endif
