// SPDX-License-Identifier: Apache-2.0
#include "input_schema.hpp"

#include "file_kind.hpp"

namespace sprat::cli {

bool is_schema_text(const std::string& path) {
  return path.ends_with(".fbs");
}

Schema input_schema(const std::string& path, const CsvOptions& csv) {
  if (is_schema_text(path)) return load_schema(path);
  if (file_kind(path) == FileKind::json_lines) return infer_json_schema(path, csv);
  if (file_kind(path) != FileKind::sprat) return infer_schema(path, csv);
  const BatchReader reader(path);
  return narrow_schema(reader.file_schema(), reader.statistics(), reader.row_count().value_or(0));
}

}  // namespace sprat::cli
