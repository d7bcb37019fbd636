// SPDX-License-Identifier: Apache-2.0
// RawBlock: a block's bytes between being fetched, in order, and being decoded, on any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/limits.hpp>

#include "block/block.hpp"
#include "block/struct_nulls.hpp"
#include "file/frame.hpp"

namespace sprat {

/// What the blocks of a file are decoded to: its columns, and which of them in which order.
struct Projection {
  std::shared_ptr<const Schema> file_schema;
  std::size_t file_columns = 0;
  std::shared_ptr<const Schema> schema;
  /// By column of `schema`, the number of the column in `file_schema`.
  std::vector<std::size_t> columns;

  bool is_everything() const { return columns.size() == file_columns; }
};

/// The directory and the chosen columns' chunks, not yet decoded. Reuse keeps the memory.
struct RawBlock {
  /// The block's first row in the file.
  std::uint64_t first_row = 0;
  /// Rows at its start that were not asked for.
  std::uint64_t skip = 0;
  FrameHeader frame;
  /// The frame's header, the directory, then chunks.
  Buffer bytes;
  std::size_t directory_bytes = 0;
  /// By chosen column: where its chunk begins in `bytes`.
  std::vector<std::size_t> chunk_offsets;

  std::uint64_t rows() const { return frame.rows; }
  Bytes directory() const { return bytes.bytes().subspan(kFrameHeaderSize, directory_bytes); }
};

/// Throw LimitError where the frame of a BLOCK claims more than the limits allow.
void check_block_frame(const FrameHeader& frame, const Limits& limits);
void check_block_size(std::uint64_t stored_bytes, const Limits& limits);

/// Checks the directory against the block's frame and opens it.
void open_directory(const RawBlock& block, BlockDecoder& decoder);

/// Of a block that was read whole, padding included: finds the chosen chunks, and checks that all
/// that lies between chunks and after them is zero.
void place_chunks(const Projection& projection, const BlockDecoder& decoder, RawBlock& block);

/// Decodes raw blocks; one for each thread.
class RawBlockDecoder {
 public:
  RawBlockDecoder(std::string file_name, Projection projection, const Limits& limits);

  /// Errors name the file and the block's rows.
  void decode(const RawBlock& block, Batch& batch);

 private:
  void decode_columns(const RawBlock& block, Batch& batch);

  std::string file_name_;
  Projection projection_;
  StructNulls struct_nulls_;
  BlockDecoder decoder_;
  Batch scratch_;
};

}  // namespace sprat
