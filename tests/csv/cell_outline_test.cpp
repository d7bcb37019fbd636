// SPDX-License-Identifier: Apache-2.0
#include "csv/cell_outline.hpp"

#include <string>

#include "support/catch.hpp"

namespace sprat::csv {
namespace {

std::string outline_of(const std::string& cell) {
  return std::string(CellOutline(cell).text());
}

TEST_CASE("cell outline: runs of digits and of letters are one character each") {
  CHECK(outline_of("2001-01-31T12:30:00.25Z") == "0-0-0a0:0:0.0a");
  CHECK(outline_of("Jan 2, 2001") == "a 0, 0");
  CHECK(outline_of("-12.5") == "-0.0");
  CHECK(outline_of("") == "");
  CHECK(outline_of("--") == "--");
}

TEST_CASE("cell outline: tells digits, letters and what follows the last point") {
  const CellOutline number("1.25e+05");
  CHECK(number.has_digits());
  CHECK(number.has_letters());
  CHECK(number.decimals() == 6);
  const CellOutline word("caf\xc3\xa9");
  CHECK_FALSE(word.has_digits());
  CHECK(word.decimals() == 0);
  CHECK(CellOutline("1.2.34").decimals() == 2);
}

TEST_CASE("cell outline: a long cell has none, but its digits and letters are told") {
  const std::string longest(CellOutline::kLongest, '-');
  CHECK(outline_of(longest) == longest);
  const CellOutline longer(longest + "-7x");
  CHECK(longer.text().empty());
  CHECK(longer.has_digits());
  CHECK(longer.has_letters());
}

}  // namespace
}  // namespace sprat::csv
