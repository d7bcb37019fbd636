// SPDX-License-Identifier: Apache-2.0
// Sizes, counts and durations as people read and write them: "64M", "14.1 MB", "676,476", "0.21 s".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sprat::cli {

/// "65536", "64K", "64M", "1G", with or without "B" or "iB" behind: powers of 1,024.
std::optional<std::uint64_t> parse_byte_size(std::string_view text);

/// In powers of 1,000, three digits or more: "512 B", "1.54 kB", "14.1 MB".
std::string format_byte_size(std::uint64_t bytes);
/// With commas between the thousands.
std::string format_count(std::uint64_t count);
/// "1 row", "2 rows".
std::string format_count(std::uint64_t count, std::string_view noun);
/// With this many digits after the point.
std::string format_fixed(double value, int digits);

}  // namespace sprat::cli
