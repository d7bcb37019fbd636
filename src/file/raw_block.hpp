// SPDX-License-Identifier: Apache-2.0
// RawBlock: a block's bytes between being fetched, in order, and being decoded, on any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/limits.hpp>
#include <sprat/row_filter.hpp>

#include "block/block.hpp"
#include "block/struct_nulls.hpp"
#include "file/frame.hpp"
#include "file/row_evolution.hpp"
#include "schema/column_types.hpp"

namespace sprat {

/// What the blocks of a segment are decoded to.
struct Projection {
  /// Of the segment.
  std::shared_ptr<const Schema> file_schema;
  SharedColumns file_columns;
  /// Of the rows that are decoded.
  std::shared_ptr<const Schema> schema;
  /// The numbers of the columns in `file_schema` that are read: by column of `schema`, leaving out
  /// those that the segment lacks.
  std::vector<std::size_t> columns;
  /// How they become columns of `schema`; none: they are.
  std::shared_ptr<const RowEvolution> evolution;
  /// Which rows are given; none: all. Those of `schema`'s columns that only the filter needs come
  /// last, and are not given.
  std::shared_ptr<const RowFilter> filter;
  /// Of the rows as they are given.
  std::shared_ptr<const Schema> given_schema;

  bool is_everything() const { return columns.size() == file_columns->size(); }
};

/// The directory and the chosen columns' chunks, not yet decoded. Reuse keeps the memory.
struct RawBlock {
  std::shared_ptr<const Projection> projection;
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
  /// The chunks of columns that chosen ones are differences from.
  struct Base {
    std::size_t column;
    std::size_t offset;
  };
  std::vector<Base> bases;

  std::uint64_t rows() const { return frame.rows; }
  Bytes directory() const { return bytes.bytes().subspan(kFrameHeaderSize, directory_bytes); }
};

/// Throw LimitError where the frame of a BLOCK claims more than the limits allow.
void check_block_frame(const FrameHeader& frame, const Limits& limits);
void check_block_size(std::uint64_t stored_bytes, const Limits& limits);

/// Checks the directory against the block's frame and opens it.
void open_directory(const RawBlock& block, BlockDecoder& decoder);

/// Of a block that was read whole, padding included: finds its projection's chunks, and checks that
/// all that lies between chunks and after them is zero.
void place_chunks(const BlockDecoder& decoder, RawBlock& block);

/// The chunk of a column, which begins there in the block's bytes.
Bytes chunk_at(const RawBlock& block, const BlockDecoder& decoder, std::size_t column,
               std::size_t offset);
/// Has the decoder, opened on the block's directory, decode what chosen columns are told from.
void take_bases(const RawBlock& block, BlockDecoder& decoder);

/// Decodes raw blocks; one for each thread.
class RawBlockDecoder {
 public:
  RawBlockDecoder(std::string file_name, const Limits& limits)
      : file_name_(std::move(file_name)), limits_(limits) {}

  /// The rows that are given, none where the projection's filter keeps none. Errors name the file
  /// and the block's rows.
  void decode(const RawBlock& block, Batch& batch);

 private:
  /// Of the blocks of one segment.
  struct SegmentDecoder {
    std::shared_ptr<const Projection> projection;
    StructNulls struct_nulls;
    BlockDecoder block;
    /// By column of the projection's schema.
    std::vector<const Type*> types;
    /// Their places among the projection's columns; none of those that the segment lacks.
    std::vector<std::optional<std::size_t>> chunks;
    /// What the projection's filter looks at.
    std::vector<std::size_t> filter_columns;
  };
  void begin_segment(const std::shared_ptr<const Projection>& projection);
  void decode_columns(const RawBlock& block, Batch& batch);
  void decode_matching(const RawBlock& block, BlockDecoder& decoder, Batch& batch);
  void decode_column(const RawBlock& block, BlockDecoder& decoder, std::size_t i, Column& column);
  void check_struct_nulls(const RawBlock& block, const std::vector<Column>& columns) const;

  std::string file_name_;
  Limits limits_;
  std::optional<SegmentDecoder> segment_;
  Batch scratch_;
  Buffer spare_;
  std::vector<std::uint32_t> matching_;
  /// Those of the last columns that are not given, for their memory.
  std::vector<Column> ungiven_;
};

}  // namespace sprat
