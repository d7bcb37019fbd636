// SPDX-License-Identifier: Apache-2.0
// One pass over text: chunks of rows are parsed and encoded by workers and written in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/convert.hpp>
#include <sprat/error.hpp>
#include <sprat/statistics.hpp>

#include "convert/text_files.hpp"
#include "csv/tokenizer.hpp"

namespace sprat {

/// A value does not fit the type that its column got on the sample.
class TypeBreak : public Error {
 public:
  explicit TypeBreak(const std::string& message, std::size_t its_column = 0)
      : Error(message), column(its_column) {}

  /// Of the schema.
  std::size_t column;
  /// Text from the first row on in which all types hold; the pass fills it in.
  std::uint64_t proven_bytes = 0;
};

/// Turns chunks of text into rows. One for each thread.
class ChunkParser {
 public:
  virtual ~ChunkParser() = default;
  /// Appends the chunk's rows to `batch`. Throws TypeBreak where a value does not fit a type that
  /// was inferred.
  virtual csv::TokenizerCounts parse(const csv::TextChunk& chunk, const std::string& input_name,
                                     Batch& batch) = 0;
};

/// The same for tables of so many columns that a batch of rows would not stay in a cache: the
/// columns of a chunk one after the other.
class ColumnwiseParser {
 public:
  virtual ~ColumnwiseParser() = default;
  /// Takes up a chunk, which must stay alive; returns how many rows it has.
  virtual std::uint64_t open(const csv::TextChunk& chunk, const std::string& input_name,
                             csv::TokenizerCounts& counts) = 0;
  /// Replaces the rows of `into` by those of a column of the chunk. Throws as ChunkParser does.
  virtual void parse(std::size_t column, Column& into) = 0;
};

/// How a pass gets its parsers. `by_columns` may be empty; it is not asked where the schema has
/// structs.
struct TextParsers {
  std::function<std::unique_ptr<ChunkParser>()> by_rows;
  std::function<std::unique_ptr<ColumnwiseParser>()> by_columns;
};

struct PassResult {
  std::uint64_t rows = 0;
  std::uint64_t input_bytes = 0;
  std::uint64_t output_bytes = 0;
  csv::TokenizerCounts counts;
  /// Of all rows, by column.
  std::vector<Statistics> statistics;
};

/// Writes a whole file but does not commit. `keep_final_newline`: the file tells whether the text
/// ended with a line end.
PassResult run_text_pass(TextFiles& text, const Schema& schema, const WriterOptions& writer_options,
                         const ConvertOptions& options, bool keep_final_newline, Sink& sink,
                         const TextParsers& parsers);

/// How much text makes a block of the schema's rows: as much as takes the block's bytes together
/// with the rows that it decodes to, whose texts are no longer than the text itself. Counting both
/// bounds a conversion's memory whatever the columns are, and needs nothing but the text.
ChunkSize chunk_size(const Schema& schema, const WriterOptions& options);

}  // namespace sprat
