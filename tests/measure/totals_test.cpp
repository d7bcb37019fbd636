// SPDX-License-Identifier: Apache-2.0
// The contenders' question and its answer.
#include "measure/totals.hpp"

#include "support/catch.hpp"

using sprat::measuring::Totals;

TEST_CASE("totals: no rows have an empty answer") {
  CHECK(Totals().answer().empty());
}

TEST_CASE("totals: values of one key are summed") {
  Totals totals;
  totals.add("22", 1);
  totals.add("22", 2.5);
  CHECK(totals.answer() == "22=3.5");
}

TEST_CASE("totals: the five largest come first, equal ones by key") {
  Totals totals;
  for (const char* key : {"g", "f", "e", "d", "c", "b", "a"}) totals.add(key, 1);
  totals.add("d", 1);
  CHECK(totals.answer() == "d=2 a=1 b=1 c=1 e=1");
}

TEST_CASE("totals: keys are encoded so that the answer is one line of plain text") {
  Totals totals;
  totals.add("a b\"\n\xC3\xA4", 1);
  CHECK(totals.answer() == "a%20b%22%0A%C3%A4=1");
}

TEST_CASE("totals: nine digits are compared") {
  Totals totals;
  totals.add("", 104039097.25);
  CHECK(totals.answer() == "=104039097");
}

TEST_CASE("totals: only the first characters of keys count where so asked") {
  Totals totals(1);
  totals.add("\xC3\xA4hm", 1);
  totals.add("\xC3\xA4", 2);
  totals.add("b", 1);
  totals.add("", 0.5);
  CHECK(totals.answer() == "%C3%A4=3 b=1 =0.5");
}

TEST_CASE("totals: no characters of keys make one sum of all") {
  Totals totals(0);
  totals.add("a", 1);
  totals.add("b", 2);
  CHECK(totals.answer() == "=3");
}
