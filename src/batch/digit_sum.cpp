// SPDX-License-Identifier: Apache-2.0
#include "batch/digit_sum.hpp"

#include <algorithm>
#include <charconv>

namespace sprat {

namespace {

constexpr std::uint32_t kBase = 1'000'000'000;
constexpr std::size_t kBaseDigits = 9;

std::uint64_t number_of(std::string_view digits) {
  std::uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_less(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
  if (left.size() != right.size()) return left.size() < right.size();
  return std::lexicographical_compare(left.rbegin(), left.rend(), right.rbegin(), right.rend());
}

// `left` less `right`, which is not greater; without leading zeros.
std::vector<std::uint32_t> difference(std::vector<std::uint32_t> left,
                                      const std::vector<std::uint32_t>& right) {
  std::uint32_t borrow = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const std::uint32_t less = borrow + (i < right.size() ? right[i] : 0);
    borrow = left[i] < less ? 1 : 0;
    left[i] += borrow * kBase;
    left[i] -= less;
  }
  while (!left.empty() && left.back() == 0) left.pop_back();
  return left;
}

}  // namespace

void DigitSum::add_at(Magnitude& sum, std::size_t place, std::uint64_t value) {
  for (; value != 0; ++place) {
    if (place >= sum.size()) sum.resize(place + 1, 0);
    value += sum[place];
    sum[place] = static_cast<std::uint32_t>(value % kBase);
    value /= kBase;
  }
}

void DigitSum::add(Magnitude& sum, const Magnitude& more) {
  for (std::size_t i = 0; i < more.size(); ++i) add_at(sum, i, more[i]);
}

void DigitSum::add(std::string_view digits, std::uint32_t times) {
  Magnitude& sum = digits.starts_with('-') ? negative_ : positive_;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  for (std::size_t place = 0; !digits.empty(); ++place) {
    const std::size_t begin = digits.size() - std::min(digits.size(), kBaseDigits);
    add_at(sum, place, number_of(digits.substr(begin)) * times);
    digits = digits.substr(0, begin);
  }
}

void DigitSum::add(const DigitSum& other) {
  add(positive_, other.positive_);
  add(negative_, other.negative_);
}

std::string DigitSum::digits() const {
  const bool is_negative = is_less(positive_, negative_);
  const Magnitude sum =
      is_negative ? difference(negative_, positive_) : difference(positive_, negative_);
  if (sum.empty()) return "0";
  std::string digits;
  if (is_negative) digits += '-';
  digits += std::to_string(sum.back());
  for (std::size_t i = sum.size() - 1; i-- > 0;) {
    const std::string part = std::to_string(sum[i]);
    digits.append(kBaseDigits - part.size(), '0').append(part);
  }
  return digits;
}

std::string digits_of(WideInteger number) {
  std::string digits;
  const bool is_negative = number < 0;
  do {
    const int digit = static_cast<int>(number % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
    number /= 10;
  } while (number != 0);
  if (is_negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace sprat
