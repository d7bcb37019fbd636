// SPDX-License-Identifier: Apache-2.0
// What a segment's HEADER tells: schema, dialect, metadata and writer.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sprat/dialect.hpp>
#include <sprat/limits.hpp>
#include <sprat/schema.hpp>
#include <sprat/writer.hpp>

#include "base/bytes.hpp"

namespace sprat {

inline constexpr std::uint16_t kFormatVersion = 1;

struct FileHeader {
  Schema schema;
  /// Of the schema: what blocks, statistics and the dialect go by.
  std::vector<Field> columns;
  /// Of the segment's blocks.
  Layout layout = Layout::columns;
  std::optional<CsvDialect> dialect;
  std::map<std::string, std::string> metadata;
  /// "sprat 0.1.0".
  std::string writer;
};

/// Replaces what `payload` holds.
void write_file_header(const Schema& schema, const WriterOptions& options, Buffer& payload);

/// Of a payload whose checksum holds. Throws CorruptError, or LimitError.
FileHeader read_file_header(Bytes payload, const Limits& limits);

}  // namespace sprat
