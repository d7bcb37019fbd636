// SPDX-License-Identifier: Apache-2.0
// load_sources: reading schema files, following their includes, and refusing what the parser would
// silently misread.
#include "schema/fbs_source.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/io.hpp>

namespace sprat::fbs {

namespace {

constexpr std::size_t kMaxFiles = 256;
constexpr std::size_t kMaxIncludeDepth = 32;
constexpr std::size_t kMaxNamespaces = 4'096;
constexpr std::ptrdiff_t kMaxNamespaceDepth = 32;

std::string place(const std::string& file_name, std::size_t line) {
  return file_name + ":" + std::to_string(line) + ": ";
}

[[noreturn]] void refuse_size(const std::string& name) {
  throw LimitError(name + ": a schema is at most " + std::to_string(kMaxSchemaBytes >> 20) +
                   " MiB of text, with all that it includes");
}

class Loader {
 public:
  std::vector<SourceText> run(std::string_view text, const std::string& file_name) {
    seen_.insert(key(file_name));
    add(std::string(text), file_name, 0);
    return std::move(sources_);
  }

 private:
  static std::string key(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::weakly_canonical(path, ignored).string();
  }

  void add(std::string text, const std::string& name, std::size_t depth) {
    total_bytes_ += text.size();
    if (total_bytes_ > kMaxSchemaBytes) refuse_size(name);
    check_zero_bytes(text, name);
    SourceText source{name, std::move(text), {}};
    source.scanned = scan(source.text);
    check_namespaces(source);
    for (const ScannedInclude& include : source.scanned.includes) {
      follow(include, name, depth);
      blank(source.text, include);
    }
    sources_.push_back(std::move(source));
  }

  static void check_zero_bytes(std::string_view text, const std::string& name) {
    const std::size_t zero = text.find('\0');
    if (zero == std::string_view::npos) return;
    const auto newlines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(zero), '\n');
    throw SchemaError(place(name, static_cast<std::size_t>(newlines) + 1) +
                      "a zero byte, after which nothing would be read; save the file as UTF-8");
  }

  // The parser looks every name up in every namespace, so that their number must be bounded.
  static void check_namespaces(const SourceText& source) {
    const auto& namespaces = source.scanned.namespaces;
    if (namespaces.size() > kMaxNamespaces) {
      throw LimitError(place(source.name, namespaces[kMaxNamespaces].line) + "more than " +
                       std::to_string(kMaxNamespaces) + " namespace statements; merge some");
    }
    for (const ScannedName& found : namespaces) {
      if (std::count(found.name.begin(), found.name.end(), '.') < kMaxNamespaceDepth) continue;
      throw LimitError(place(source.name, found.line) + "a namespace of more than " +
                       std::to_string(kMaxNamespaceDepth) + " parts; shorten it");
    }
  }

  void follow(const ScannedInclude& include, const std::string& from, std::size_t depth) {
    if (include.name == "sprat/types.fbs") return;
    const std::filesystem::path wanted(include.name);
    const std::filesystem::path path = std::filesystem::path(from).parent_path() / wanted;
    const std::string where = place(from, include.line) + "include \"" + include.name + "\": ";
    std::error_code ignored;
    if (wanted.is_absolute() || include.name.find('\\') != std::string::npos) {
      throw SchemaError(where + "write the path relative to this file, with / between folders");
    }
    if (!std::filesystem::is_regular_file(path, ignored)) {
      throw SchemaError(where + "there is no file " + path.string() +
                        "; includes are looked for beside the file that has them");
    }
    if (!seen_.insert(key(path)).second) return;
    if (depth >= kMaxIncludeDepth || seen_.size() > kMaxFiles) {
      throw LimitError(where + "includes go deeper than " + std::to_string(kMaxIncludeDepth) +
                       " files, or are more than " + std::to_string(kMaxFiles));
    }
    add(read_schema_file(path.string()), path.string(), depth + 1);
  }

  static void blank(std::string& text, const ScannedInclude& include) {
    for (std::size_t i = include.begin; i < include.end; ++i) {
      if (text[i] != '\n') text[i] = ' ';
    }
  }

  std::vector<SourceText> sources_;
  std::set<std::string> seen_;
  std::size_t total_bytes_ = 0;
};

}  // namespace

std::vector<SourceText> load_sources(std::string_view text, const std::string& file_name) {
  return Loader().run(text, file_name);
}

std::string read_schema_file(const std::string& path) {
  const auto source = open_source(path);
  std::string text;
  std::string piece(64 * 1024, '\0');
  while (const std::size_t count = source->read(std::as_writable_bytes(std::span(piece)))) {
    text.append(piece, 0, count);
    if (text.size() > kMaxSchemaBytes) refuse_size(path);
  }
  return text;
}

}  // namespace sprat::fbs
