// SPDX-License-Identifier: Apache-2.0
#include "file/raw_block.hpp"

#include <utility>

#include "base/checksum.hpp"
#include "block/directory.hpp"
#include "file/source_reading.hpp"

namespace sprat {

void check_block_frame(const FrameHeader& frame, const Limits& limits) {
  if (frame.rows > limits.block_rows) {
    throw LimitError("a block of " + std::to_string(frame.rows) + " rows exceeds the limit of " +
                     std::to_string(limits.block_rows) + " (Limits::block_rows)");
  }
  if (frame.decoded_bytes > limits.block_bytes) {
    throw LimitError("a block of " + std::to_string(frame.decoded_bytes) +
                     " bytes exceeds the limit of " + std::to_string(limits.block_bytes) +
                     " (Limits::block_bytes)");
  }
  check_block_size(frame.stored_bytes, limits);
}

// Chunks are hardly larger than what they decode to; the directory is metadata.
void check_block_size(std::uint64_t stored_bytes, const Limits& limits) {
  const std::uint64_t most = checked_add(limits.block_bytes, limits.metadata_bytes);
  if (stored_bytes <= most) return;
  throw LimitError("a block stored in " + std::to_string(stored_bytes) +
                   " bytes exceeds the limit of " + std::to_string(most) +
                   " (Limits::block_bytes and metadata_bytes)");
}

void open_directory(const RawBlock& block, BlockDecoder& decoder) {
  if (checksum(block.directory()) != block.frame.payload_checksum) {
    throw CorruptError("the checksum of a block's directory does not hold");
  }
  decoder.open(block.directory(), block.rows(), block.frame.stored_bytes);
  if (decoder.decoded_bytes() != block.frame.decoded_bytes) {
    throw CorruptError("a block's decoded length is not the sum of its chunks'");
  }
}

void place_chunks(const Projection& projection, const BlockDecoder& decoder, RawBlock& block) {
  block.chunk_offsets.clear();
  for (const std::size_t column : projection.columns) {
    block.chunk_offsets.push_back(kFrameHeaderSize +
                                  static_cast<std::size_t>(decoder.place(column).offset));
  }
  std::size_t end = kFrameHeaderSize + block.directory_bytes;
  for (std::size_t i = 0; i < projection.file_columns; ++i) {
    const ChunkPlace place = decoder.place(i);
    const std::size_t begin = kFrameHeaderSize + static_cast<std::size_t>(place.offset);
    check_zero(block.bytes.bytes().subspan(end, begin - end));
    end = begin + static_cast<std::size_t>(place.length);
  }
  check_zero(block.bytes.bytes().subspan(end));
}

RawBlockDecoder::RawBlockDecoder(std::string file_name, Projection projection, const Limits& limits)
    : file_name_(std::move(file_name)),
      projection_(std::move(projection)),
      struct_nulls_(*projection_.schema),
      decoder_(*projection_.file_schema, limits) {}

void RawBlockDecoder::decode(const RawBlock& block, Batch& batch) {
  const auto where = [&] {
    return file_name_ + ": rows " + std::to_string(block.first_row) + " to " +
           std::to_string(block.first_row + block.rows() - 1) + ": ";
  };
  try {
    decode_columns(block, block.skip == 0 ? batch : scratch_);
  } catch (const CorruptError& error) {
    throw CorruptError(where() + error.what());
  } catch (const LimitError& error) {
    throw LimitError(where() + error.what());
  }
  if (block.skip == 0) return;
  batch.clear();
  batch.schema = projection_.schema;
  batch.first_row = block.first_row + block.skip;
  append_rows(scratch_, static_cast<std::size_t>(block.skip),
              static_cast<std::size_t>(block.rows() - block.skip), batch);
}

void RawBlockDecoder::decode_columns(const RawBlock& block, Batch& batch) {
  decoder_.open(block.directory(), block.rows(), block.frame.stored_bytes);
  batch.schema = projection_.schema;
  batch.columns.resize(projection_.columns.size());
  for (std::size_t i = 0; i < projection_.columns.size(); ++i) {
    const std::size_t column = projection_.columns[i];
    const auto length = static_cast<std::size_t>(decoder_.place(column).length);
    decoder_.decode(column, block.bytes.bytes().subspan(block.chunk_offsets[i], length),
                    batch.columns[i]);
  }
  if (const auto differing = struct_nulls_.first_difference(batch.columns)) {
    throw CorruptError("column " + schema_columns(*projection_.schema)[differing->column].name +
                       ", row " + std::to_string(block.first_row + differing->row) +
                       ": it is null in only some of its struct's columns");
  }
  batch.rows = static_cast<std::size_t>(block.rows());
  batch.first_row = block.first_row;
}

}  // namespace sprat
