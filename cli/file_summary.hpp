// SPDX-License-Identifier: Apache-2.0
// FileSummary: what `info` knows of a file, gathered from its index without decoding a row.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <sprat/reader.hpp>

namespace sprat::cli {

struct ColumnSummary {
  Field field;
  Statistics statistics;
  std::uint64_t stored_bytes = 0;
  std::uint64_t decoded_bytes = 0;
  /// Stored bytes by the encoding that they have.
  std::map<std::string, std::uint64_t> encodings;
};

struct FileSummary {
  std::string path;
  std::string written_by;
  std::string schema_name;
  Layout layout = Layout::columns;
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  std::uint64_t blocks = 0;
  std::vector<ColumnSummary> columns;
  std::map<std::string, std::string> metadata;
};

/// Needs a file that can be read by place.
FileSummary summarize(const std::string& path);

std::string summary_text(const FileSummary& summary);
std::string summary_json(const FileSummary& summary);

}  // namespace sprat::cli
