// SPDX-License-Identifier: Apache-2.0
// FileKind: what a file holds, by its name's extension or by the word given to --to and --from.
#pragma once

#include <map>
#include <optional>
#include <string>

#include <sprat/convert.hpp>

namespace sprat::cli {

enum class FileKind { csv, tsv, json_lines, sprat };

/// The words of --to and --from.
const std::map<std::string, FileKind>& file_kind_words();

/// By extension, one of .gz and .zst before it left aside: none where it says nothing.
std::optional<FileKind> file_kind(const std::string& path);

/// `kind` is not sprat.
TextFormat text_format(FileKind kind);

}  // namespace sprat::cli
