// SPDX-License-Identifier: Apache-2.0
// Conversion between CSV, JSON lines and sprat files, streaming, without changing a value.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/reader.hpp>
#include <sprat/schema.hpp>
#include <sprat/writer.hpp>

namespace sprat {

/// What to do with rows that have more or fewer cells than the header.
enum class Ragged : std::uint8_t { error, pad, skip };

/// What the caller knows of a CSV file; what is not given is detected.
struct CsvOptions {
  std::optional<char> delimiter;
  /// 0: no quoting.
  std::optional<char> quote;
  std::optional<char> escape;
  bool has_header = true;
  /// Lines to leave out before the header.
  std::uint64_t skip_lines = 0;
  /// Lines that start with this are left out.
  std::optional<char> comment;
  /// Words that stand for null besides the empty cell.
  std::vector<std::string> null_words;
  /// None: UTF-8, or UTF-16 where a byte-order mark says so.
  std::optional<TextEncoding> encoding;
  Ragged ragged = Ragged::error;
  /// Column name to type text as in `--type`: "date(%d/%m/%Y)", "text", "double".
  std::map<std::string, std::string> types;
};

/// Rows and bytes so far; total bytes where known.
struct Progress {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;
  std::optional<std::uint64_t> total_bytes;
};
using ProgressCallback = std::function<void(const Progress&)>;

struct ConvertOptions {
  CsvOptions csv;
  WriterOptions writer;
  /// Fields to keep, in this order; empty: all.
  std::vector<std::string> columns;
  /// The schema to convert to; none: inferred, or that of the first sprat file.
  std::optional<Schema> schema;
  /// Worker threads; 0: one for each core.
  unsigned threads = 0;
  /// Bytes that the blocks in flight may take; 0: 64 MiB at two threads, 16 MiB more for each
  /// further one.
  std::uint64_t max_memory = 0;
  ProgressCallback progress;
};

/// What a conversion did, and what it could not type and why.
struct ConvertReport {
  std::uint64_t rows = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t output_bytes = 0;
  std::uint64_t blank_lines = 0;
  std::uint64_t comment_lines = 0;
  std::uint64_t padded_rows = 0;
  std::uint64_t skipped_rows = 0;
  Schema schema;
  /// One sentence each: "column price stays text: '1.10' on line 7 would come back as '1.1'".
  std::vector<std::string> notes;
};

/// CSV files with the same header to one sprat file. "-" is standard input.
ConvertReport convert_csv(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                          const ConvertOptions& options = {});
/// JSON lines, an object a line, to one sprat file. Of `options.csv`, `types` (by key) and
/// `encoding` apply.
ConvertReport convert_json(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                           const ConvertOptions& options = {});
/// Sprat files to one, in the wanted schema or the first one's (docs/schema.md, Evolution), with
/// other columns, effort or block size.
ConvertReport convert_sprat(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                            const ConvertOptions& options = {});

/// The schema that convert_csv would arrive at, reading all of the input; in the narrowest,
/// required form that its values prove where `narrow`.
Schema infer_schema(const std::string& input, const CsvOptions& options = {}, bool narrow = true);
/// The same of convert_json.
Schema infer_json_schema(const std::string& input, const CsvOptions& options = {},
                         bool narrow = true);
/// A file's schema in the narrowest, required form that its statistics prove.
Schema narrow_schema(const Schema& schema, const std::vector<Statistics>& statistics,
                     std::uint64_t rows);

enum class TextFormat : std::uint8_t { csv, tsv, json_lines };

struct TextOptions {
  TextFormat format = TextFormat::csv;
  /// First rows to leave out, then rows to write.
  std::uint64_t skip = 0;
  std::optional<std::uint64_t> limit;
  unsigned threads = 0;
  std::uint64_t max_memory = 0;
  ProgressCallback progress;
};
/// Writes the reader's rows as text, in the dialect that the file keeps. Returns the rows written.
std::uint64_t write_text(BatchReader& reader, Sink& output, const TextOptions& options = {});

}  // namespace sprat
