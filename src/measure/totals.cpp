// SPDX-License-Identifier: Apache-2.0
// Sums by key and the largest of them.
#include "measure/totals.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace sprat::measuring {
namespace {

constexpr std::size_t kShown = 5;

bool is_plain(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= 'a' && byte <= 'z');
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (is_plain(byte)) {
      encoded += byte;
    } else {
      encoded.append(1, '%').append(1, kHex[code >> 4]).append(1, kHex[code & 15]);
    }
  }
  return encoded;
}

/// Nine digits: what is left after rounding differs where a decimal exceeds 53 bits.
std::string number_text(double value) {
  std::array<char, 32> text;
  const int length = std::snprintf(text.data(), text.size(), "%.9g", value);
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string_view first_characters(std::string_view utf8, std::size_t count) {
  std::size_t end = 0;
  for (; end < utf8.size(); ++end) {
    const bool begins_one = (static_cast<unsigned char>(utf8[end]) & 0xC0U) != 0x80U;
    if (begins_one && count-- == 0) break;
  }
  return utf8.substr(0, end);
}

}  // namespace

void Totals::add(std::string_view key, double value) {
  if (key_length_) key = first_characters(key, *key_length_);
  const auto found = sums_.find(key);
  if (found == sums_.end()) {
    sums_.emplace(key, value);
  } else {
    found->second += value;
  }
}

std::string Totals::answer() const {
  std::vector<std::pair<std::string, double>> sorted(sums_.begin(), sums_.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  sorted.resize(std::min(sorted.size(), kShown));
  std::string answer;
  for (const auto& [key, sum] : sorted) {
    if (!answer.empty()) answer += ' ';
    answer.append(percent_encode(key)).append("=").append(number_text(sum));
  }
  return answer;
}

}  // namespace sprat::measuring
