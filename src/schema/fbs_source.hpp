// SPDX-License-Identifier: Apache-2.0
// load_sources: a schema's text and those it includes, found by us so that FlatBuffers' parser
// opens no files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/fbs_scanner.hpp"

namespace sprat::fbs {

/// Bytes of a schema's text, with all that it includes.
inline constexpr std::size_t kMaxSchemaBytes = std::size_t{16} << 20;

struct SourceText {
  /// For messages.
  std::string name;
  /// Its includes are blanked out, line by line.
  std::string text;
  ScannedFile scanned;
};

/// Each file after those it includes, the schema itself last. `sprat/types.fbs`, which declares
/// sprat's attributes, is known without being there. Throws SchemaError, IoError or LimitError.
std::vector<SourceText> load_sources(std::string_view text, const std::string& file_name);

/// Reads a file of up to kMaxSchemaBytes.
std::string read_schema_file(const std::string& path);

}  // namespace sprat::fbs
