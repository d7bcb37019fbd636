// SPDX-License-Identifier: Apache-2.0
// FileReader: fetches a file's blocks, in order, for decoding on any thread; BatchReader without
// the decoding.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sprat/reader.hpp>

#include "file/forward_blocks.hpp"
#include "file/raw_block.hpp"

namespace sprat {

class PlacedBlocks;

/// Not thread-safe; the decoders that it makes are independent of it and of each other.
class FileReader {
 public:
  FileReader(std::unique_ptr<Source> source, const ReaderOptions& options);
  ~FileReader();

  const FileHeader& header() const;
  const Projection& projection() const { return projection_; }
  /// Of the chosen fields.
  const std::optional<CsvDialect>& dialect() const { return dialect_; }
  /// A decoder for one thread.
  RawBlockDecoder make_decoder() const;

  /// Fetches the next wanted block; false at the end. Throws CorruptError.
  bool fetch(RawBlock& block);
  /// Rows before this one are left out: blocks before its own are passed over, and its own tells
  /// how many rows to skip. From a pipe, only rows that lie ahead can be found.
  void skip_to(std::uint64_t row);

  /// True where the file is read by place: where it is no pipe, and ends as a whole file does.
  bool is_placed() const { return placed_ != nullptr; }
  /// Throws IoError or CorruptError that says why where it is not.
  PlacedBlocks& placed();
  std::optional<std::uint64_t> row_count() const;
  std::optional<bool> final_newline() const;

 private:
  void open();
  bool fetch_any(RawBlock& block);
  bool matches_directory(const RawBlock& block) const;
  template <class Told>
  bool may_match_all(const Told& statistics, std::uint64_t rows) const;

  std::unique_ptr<Source> source_;
  Limits limits_;
  /// Each with the number of its column.
  std::vector<std::pair<std::size_t, Predicate>> predicates_;
  std::unique_ptr<PlacedBlocks> placed_;
  std::optional<ForwardBlocks> forward_;
  /// Why a file that is no pipe is not read by place.
  std::string not_placed_;
  Projection projection_;
  std::optional<CsvDialect> dialect_;
  std::optional<BlockDecoder> decoder_;
  std::uint64_t first_wanted_row_ = 0;
  bool has_ended_ = false;
};

/// What the reader reads with.
FileReader& file_reader(BatchReader& reader);

}  // namespace sprat
