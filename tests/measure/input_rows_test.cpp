// SPDX-License-Identifier: Apache-2.0
// The CSV that contenders read, where it is not the given one.
#include "measure/input_rows.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "measure/scratch_folder.hpp"
#include "support/catch.hpp"

namespace {

using sprat::measuring::ScratchFolder;

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string first_rows(const std::string& csv, std::uint64_t rows) {
  const ScratchFolder scratch;
  std::ofstream(scratch.errors_file(), std::ios::binary) << csv;
  sprat::measuring::write_first_rows(scratch.errors_file(), rows, scratch.csv_file());
  return text_of(scratch.csv_file());
}

}  // namespace

TEST_CASE("input rows: the header and so many rows are cut off") {
  const std::string csv = "a,b\n1,2\n3,4\n5,6\n";
  CHECK(first_rows(csv, 1) == "a,b\n1,2\n");
  CHECK(first_rows(csv, 2) == "a,b\n1,2\n3,4\n");
  CHECK(first_rows(csv, 3) == csv);
  CHECK(first_rows(csv, 1000) == csv);
}

TEST_CASE("input rows: a line end in quotes ends no row") {
  CHECK(first_rows("a,b\r\n\"1\r\n\"\"1\",2\r\n3,4\r\n", 1) == "a,b\r\n\"1\r\n\"\"1\",2\r\n");
}

TEST_CASE("input rows: a last row without a line end stays so") {
  CHECK(first_rows("a,b\n1,2", 5) == "a,b\n1,2");
}

TEST_CASE("input rows: UTF-16 becomes UTF-8") {
  CHECK(first_rows(std::string("\xFF\xFE"
                               "a\0,\0b\0\n\0"
                               "1\0,\0\xE4\0\n\0"
                               "2\0,\0x\0\n\0",
                               26),
                   1) == "a,b\n1,\xC3\xA4\n");
}

TEST_CASE("input rows: synthetic rows are the same each time and hold 2**64") {
  const ScratchFolder scratch;
  sprat::measuring::write_synthetic_rows(3, scratch.csv_file());
  const std::string once = text_of(scratch.csv_file());
  sprat::measuring::write_synthetic_rows(3, scratch.csv_file());
  CHECK(text_of(scratch.csv_file()) == once);
  CHECK(once.starts_with("number,letters,integer\n0."));
  CHECK(once.find(",18446744073709551616\n") != std::string::npos);
  CHECK(std::count(once.begin(), once.end(), '\n') == 4);
}

TEST_CASE("input rows: compressed files are known by their first bytes") {
  const ScratchFolder scratch;
  std::ofstream(scratch.csv_file()) << "a,b\n";
  CHECK_FALSE(sprat::measuring::is_compressed(scratch.csv_file()));
  std::ofstream(scratch.csv_file()) << "\x1f\x8b...";
  CHECK(sprat::measuring::is_compressed(scratch.csv_file()));
}
