// SPDX-License-Identifier: Apache-2.0
// The rows to measure, where they are not the given file's as they lie there.
#pragma once

#include <cstdint>
#include <string>

namespace sprat::measuring {

/// Writes the header and the first `rows` rows of a CSV file, as UTF-8, uncompressed.
void write_first_rows(const std::string& csv, std::uint64_t rows, const std::string& to);

/// Writes rows of a random float below 1, 20 random letters and a random integer up to 2**64: the
/// same on every machine.
void write_synthetic_rows(std::uint64_t rows, const std::string& to);

/// gzip or zstd, which Python contenders do not read.
bool is_compressed(const std::string& path);

}  // namespace sprat::measuring
