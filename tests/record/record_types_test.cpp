// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <string>
#include <vector>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"

#include "record_examples.hpp"

namespace {

using Price = sprat::Decimal<2>;

TEST_CASE("decimal: spells and reads its number exactly") {
  CHECK(Price{1050}.to_string() == "10.50");
  CHECK(Price{-5}.to_string() == "-0.05");
  CHECK(Price{0}.to_string() == "0.00");
  CHECK(sprat::Decimal<0>{-7}.to_string() == "-7");
  CHECK(sprat::Decimal<18>{1}.to_string() == "0.000000000000000001");
  CHECK(Price{std::numeric_limits<std::int64_t>::min()}.to_string() == "-92233720368547758.08");
  CHECK(Price::parse("10.5") == Price{1050});
  CHECK(Price::parse("-0.05") == Price{-5});
  CHECK(Price::parse("7") == Price{700});
  CHECK(Price::parse("-92233720368547758.08") == Price{std::numeric_limits<std::int64_t>::min()});
  static_assert(Price::parse("1.25")->unscaled == 125);
}

TEST_CASE("decimal: reads nothing that is no number of its digits") {
  for (const char* text : {"", "-", ".5", "5.", "1.234", "1..2", "1e3", "+1", "1 ", "--1", "-.5",
                           "92233720368547758.08", "99999999999999999999"}) {
    INFO(text);
    CHECK_FALSE(Price::parse(text));
  }
}

TEST_CASE("decimal: compares by its number and converts to double") {
  CHECK(Price{-1} < Price{0});
  CHECK(Price{1050}.to_double() == 10.5);
}

TEST_CASE("integer: compares by value and converts where it fits") {
  using sprat::Integer;
  CHECK(Integer{"-10"} < Integer{"-9"});
  CHECK(Integer{"-9"} < Integer{"0"});
  CHECK(Integer{"9"} < Integer{"10"});
  CHECK(Integer{"123456789012345678901"} > Integer{"99999999999999999999"});
  CHECK(Integer{"7"} == Integer{"7"});
  CHECK(Integer{"-128"}.as<std::int8_t>() == std::int8_t{-128});
  CHECK_FALSE(Integer{"128"}.as<std::int8_t>());
  CHECK_FALSE(Integer{"-1"}.as<std::uint64_t>());
  CHECK(Integer{"1000000000000000000000"}.to_double() == 1e21);
}

TEST_CASE("fixed text: a shorter text is followed by zeros, a longer one refused") {
  sprat::FixedText<4> code = "ab";
  CHECK(code.view() == "ab");
  CHECK(std::string(code.bytes, 4) == std::string("ab\0\0", 4));
  code = std::string("abcd");
  CHECK(code.view() == "abcd");
  CHECK(code == sprat::FixedText<4>("abcd"));
  CHECK(sprat::FixedText<4>("ab") < code);
  CHECK(contains(message_of<sprat::LimitError>([] { sprat::FixedText<4>("abcde"); }),
                 "longer than the 4 bytes"));
}

TEST_CASE("list: is equal where its elements are") {
  const std::vector<int> numbers = {1, 2, 3};
  const std::array<int, 3> same = {1, 2, 3};
  const sprat::List<int> list = numbers;
  CHECK(list == sprat::List<int>(same));
  CHECK_FALSE(list == sprat::List<int>(numbers.data(), 2));
  CHECK(sprat::List<int>() == sprat::List<int>(numbers.data(), 0));
  CHECK(list[1] == 2);
  CHECK(list.front() + list.back() == 4);
  int sum = 0;
  for (const int number : list) sum += number;
  CHECK(sum == 6);
  static_assert(std::is_convertible_v<sprat::List<int>, std::span<const int>>);
}

TEST_CASE("enum table: names go both ways") {
  static_assert(sprat::enum_name(cta::DayType::saturday) == "saturday");
  CHECK(sprat::parse_enum<cta::DayType>("sunday") == cta::DayType::sunday);
  CHECK_FALSE(sprat::parse_enum<cta::DayType>("Sunday"));
  CHECK(sprat::enum_name(static_cast<cta::DayType>(5)).empty());
}

TEST_CASE("dates: convert to and from those of the standard library") {
  using namespace std::chrono;
  const sprat::Date date = sys_days(2001y / January / 2d);
  CHECK(year_month_day(date) == 2001y / January / 2d);
  static_assert(sizeof(sprat::Date) == 4 && sizeof(sprat::Time<std::milli>) == 4 &&
                sizeof(sprat::Time<std::micro>) == 8);
}

}  // namespace
