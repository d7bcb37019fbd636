// SPDX-License-Identifier: Apache-2.0
// Reading numbers of the command line.
#include "option_values.hpp"

#include <charconv>

namespace sprat::cli {

std::uint64_t parse_number(const std::string& option, const std::string& text, std::uint64_t lowest,
                           std::uint64_t highest) {
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number);
  if (result.ec == std::errc() && result.ptr == end && number >= lowest && number <= highest) {
    return number;
  }
  std::string message = "'" + text + "' is not a whole number";
  if (highest != std::numeric_limits<std::uint64_t>::max()) {
    message += " from " + std::to_string(lowest) + " to " + std::to_string(highest);
  }
  throw CLI::ValidationError(option, message);
}

}  // namespace sprat::cli
