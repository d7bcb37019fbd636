// SPDX-License-Identifier: Apache-2.0
// DecodedBlocks: a file's blocks in order, decoded by whoever asks for them or ahead by others.
#pragma once

#include <cstdint>
#include <memory>

#include <sprat/reader.hpp>

#include "file/file_reader.hpp"
#include "file/raw_block.hpp"
#include "file/read_ahead.hpp"

namespace sprat {

class DecodedBlocks {
 public:
  /// `threads` as in ReaderOptions, one where it says nothing. `finish`, where there is one, is
  /// called with each block's rows by the thread that decoded them.
  DecodedBlocks(std::unique_ptr<Source> source, const ReaderOptions& options, unsigned threads,
                FinishBlock finish = {});

  DecodedBlocks(const DecodedBlocks&) = delete;
  DecodedBlocks& operator=(const DecodedBlocks&) = delete;
  ~DecodedBlocks();

  /// The next block's rows, one at least; false at the end.
  bool next(Batch& batch);
  /// What `finish` made of them; null at the end.
  std::shared_ptr<void> next_finished();
  void seek_row(std::uint64_t row);
  /// From now on, rows are decoded on the calling thread, or by whoever fetches from the file.
  void end_reading_ahead();

  FileReader& file() { return file_; }
  const FileReader& file() const { return file_; }

 private:
  void begin();
  bool decode_next(Batch& batch);

  FileReader file_;
  FinishBlock finish_;
  RawBlockDecoder decoder_;
  RawBlock block_;
  Batch batch_;
  unsigned threads_;
  bool has_begun_ = false;
  std::unique_ptr<ReadAhead> ahead_;
};

}  // namespace sprat
