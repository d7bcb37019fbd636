// SPDX-License-Identifier: Apache-2.0
// FileReader: fetches a file's blocks, in order, for decoding on any thread; BatchReader without
// the decoding.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sprat/reader.hpp>

#include "file/forward_blocks.hpp"
#include "file/raw_block.hpp"
#include "file/reading_plan.hpp"

namespace sprat {

class PlacedBlocks;

/// Not thread-safe; the decoders that it makes are independent of it and of each other.
class FileReader {
 public:
  FileReader(std::unique_ptr<Source> source, const ReaderOptions& options);
  ~FileReader();

  /// Of the first segment.
  const FileHeader& header() const;
  /// Of the rows that decoders give.
  const std::shared_ptr<const Schema>& schema() const { return plan_->schema(); }
  /// Of the chosen fields.
  const std::optional<CsvDialect>& dialect() const { return dialect_; }
  /// A decoder for one thread.
  RawBlockDecoder make_decoder() const;
  /// Blocks whose statistics refute this for that column of the wanted schema are skipped too, from
  /// now on.
  void skip_unless(std::size_t column, Predicate predicate) {
    plan_->skip_unless(column, std::move(predicate));
  }

  /// Fetches the next wanted block; false at the end. Throws CorruptError.
  bool fetch(RawBlock& block);
  /// Rows before this one are left out: blocks before its own are passed over, and its own tells
  /// how many rows to skip. From a pipe, only rows that lie ahead can be found.
  void skip_to(std::uint64_t row);
  /// Makes `fetch` give these first: the last ones that it gave, in their order.
  void take_back(std::deque<RawBlock> blocks) { taken_back_ = std::move(blocks); }

  /// True where the file is read by place: where it is no pipe, and ends as a whole file does.
  bool is_placed() const { return placed_ != nullptr; }
  /// Throws IoError or CorruptError that says why where it is not.
  PlacedBlocks& placed();
  std::optional<std::uint64_t> row_count() const;
  /// How many threads, of those asked for, can have a block each; 0: one for each core.
  unsigned useful_threads(unsigned requested) const;
  std::optional<bool> final_newline() const;

 private:
  void open();
  SegmentReading* fetch_any(RawBlock& block);

  std::unique_ptr<Source> source_;
  Limits limits_;
  std::unique_ptr<PlacedBlocks> placed_;
  /// Where the file is read by place.
  std::optional<std::uint64_t> block_count_;
  std::optional<ForwardBlocks> forward_;
  /// Why a file that is no pipe is not read by place.
  std::string not_placed_;
  std::optional<ReadingPlan> plan_;
  std::optional<CsvDialect> dialect_;
  std::uint64_t first_wanted_row_ = 0;
  std::deque<RawBlock> taken_back_;
  bool has_ended_ = false;
};

/// What the reader reads with; the reader itself decodes no longer ahead.
FileReader& file_reader(BatchReader& reader);

}  // namespace sprat
