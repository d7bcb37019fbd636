// SPDX-License-Identifier: Apache-2.0
// Numbers for people.
#include "byte_size.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace sprat::cli {
namespace {

std::optional<unsigned> unit_shift(std::string_view unit) {
  if (unit.ends_with('B') || unit.ends_with('b')) unit.remove_suffix(1);
  if (unit.size() == 2 && unit[1] == 'i') unit.remove_suffix(1);
  if (unit.empty()) return 0;
  if (unit.size() > 1) return std::nullopt;
  switch (unit[0]) {
    case 'k':
    case 'K':
      return 10;
    case 'm':
    case 'M':
      return 20;
    case 'g':
    case 'G':
      return 30;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<std::uint64_t> parse_byte_size(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  const auto shift = unit_shift(text.substr(static_cast<std::size_t>(end - text.data())));
  if (!shift || number > std::numeric_limits<std::uint64_t>::max() >> *shift) return std::nullopt;
  return number << *shift;
}

std::string format_byte_size(std::uint64_t bytes) {
  if (bytes < 1'000) return std::to_string(bytes) + " B";
  double value = static_cast<double>(bytes);
  std::string_view unit;
  for (const std::string_view next : {"kB", "MB", "GB", "TB"}) {
    value /= 1'000;
    unit = next;
    if (value < 999.5) break;
  }
  const int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return format_fixed(value, digits) + ' ' + std::string(unit);
}

std::string format_count(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  return text;
}

std::string format_count(std::uint64_t count, std::string_view noun) {
  return format_count(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string format_fixed(double value, int digits) {
  std::array<char, 512> text;
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value,
                                    std::chars_format::fixed, digits);
  return {text.data(), result.ptr};
}

}  // namespace sprat::cli
