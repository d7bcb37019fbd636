// SPDX-License-Identifier: Apache-2.0
// The folder that contenders write into.
#include "measure/scratch_folder.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

using sprat::measuring::remove_scratch_folder;
using sprat::measuring::ScratchFolder;

namespace fs = std::filesystem;

TEST_CASE("scratch folder: goes with all that is in it") {
  fs::path folder;
  {
    const ScratchFolder scratch;
    folder = fs::path(scratch.sprat_file()).parent_path();
    std::ofstream(scratch.data_file()) << "rows";
    std::ofstream(scratch.sprat_file()) << "rows";
    std::ofstream(scratch.errors_file()) << "oops";
    CHECK(fs::exists(scratch.data_file()));
  }
  CHECK_FALSE(fs::exists(folder));
}

TEST_CASE("scratch folder: what a contender wrote goes before the next one") {
  const ScratchFolder scratch;
  const fs::path work = fs::path(scratch.data_file()).parent_path();
  fs::create_directory(work / "table");
  std::ofstream(work / "table" / "rows") << "rows";
  std::ofstream(scratch.sprat_file()) << "rows";
  scratch.clear_work();
  CHECK(fs::is_empty(work));
  CHECK(fs::exists(scratch.sprat_file()));
}

TEST_CASE("scratch folder: a signal handler can remove it") {
  const ScratchFolder scratch;
  std::ofstream(scratch.data_file()) << "rows";
  remove_scratch_folder();
  CHECK_FALSE(fs::exists(fs::path(scratch.sprat_file()).parent_path()));
  remove_scratch_folder();
}
