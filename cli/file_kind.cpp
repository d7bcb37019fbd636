// SPDX-License-Identifier: Apache-2.0
// File kinds by extension.
#include "file_kind.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace sprat::cli {
namespace {

constexpr std::array<std::pair<std::string_view, FileKind>, 6> kExtensions = {{
    {".csv", FileKind::csv},
    {".txt", FileKind::csv},
    {".tsv", FileKind::tsv},
    {".jsonl", FileKind::json_lines},
    {".ndjson", FileKind::json_lines},
    {".sprat", FileKind::sprat},
}};

}  // namespace

const std::map<std::string, FileKind>& file_kind_words() {
  static const std::map<std::string, FileKind> words = {{"csv", FileKind::csv},
                                                        {"tsv", FileKind::tsv},
                                                        {"jsonl", FileKind::json_lines},
                                                        {"sprat", FileKind::sprat}};
  return words;
}

std::optional<FileKind> file_kind(const std::string& path) {
  std::string_view name = path;
  for (const std::string_view compression : {".gz", ".zst"}) {
    if (name.ends_with(compression)) {
      name.remove_suffix(compression.size());
      break;
    }
  }
  for (const auto& [extension, kind] : kExtensions) {
    if (name.ends_with(extension)) return kind;
  }
  return std::nullopt;
}

TextFormat text_format(FileKind kind) {
  if (kind == FileKind::json_lines) return TextFormat::json_lines;
  return kind == FileKind::tsv ? TextFormat::tsv : TextFormat::csv;
}

}  // namespace sprat::cli
