// SPDX-License-Identifier: Apache-2.0
#include "file/raw_block.hpp"

#include <sprat/error.hpp>

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

void place_chunks(const BlockDecoder& decoder, RawBlock& block) {
  const Projection& projection = *block.projection;
  const auto offset = [&](std::size_t column) {
    return kFrameHeaderSize + static_cast<std::size_t>(decoder.place(column).offset);
  };
  block.chunk_offsets.clear();
  for (const std::size_t column : projection.columns) {
    block.chunk_offsets.push_back(offset(column));
  }
  block.bases.clear();
  for (const std::size_t base : decoder.bases(projection.columns)) {
    block.bases.push_back({base, offset(base)});
  }
  std::size_t end = kFrameHeaderSize + block.directory_bytes;
  for (std::size_t i = 0; i < projection.file_columns->size(); ++i) {
    const ChunkPlace place = decoder.place(i);
    const std::size_t begin = kFrameHeaderSize + static_cast<std::size_t>(place.offset);
    // Columns that lie in records share a place.
    if (begin >= end) check_zero(block.bytes.bytes().subspan(end, begin - end));
    end = begin + static_cast<std::size_t>(place.length);
  }
  check_zero(block.bytes.bytes().subspan(end));
}

Bytes chunk_at(const RawBlock& block, const BlockDecoder& decoder, std::size_t column,
               std::size_t offset) {
  return block.bytes.bytes().subspan(offset,
                                     static_cast<std::size_t>(decoder.place(column).length));
}

void take_bases(const RawBlock& block, BlockDecoder& decoder) {
  for (const RawBlock::Base& base : block.bases) {
    decoder.take_base(base.column, chunk_at(block, decoder, base.column, base.offset));
  }
}

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
  } catch (const SchemaError& error) {
    throw SchemaError(where() + error.what());
  }
  if (block.skip == 0) return;
  batch.clear();
  batch.schema = block.projection->schema;
  batch.first_row = block.first_row + block.skip;
  append_rows(scratch_, static_cast<std::size_t>(block.skip),
              static_cast<std::size_t>(block.rows() - block.skip), batch);
}

void RawBlockDecoder::decode_columns(const RawBlock& block, Batch& batch) {
  const auto& projection = block.projection;
  if (!segment_ || segment_->projection != projection) {
    segment_.emplace(
        SegmentDecoder{projection, StructNulls(*projection->schema),
                       BlockDecoder(*projection->file_schema, projection->file_columns, limits_)});
  }
  segment_->block.open(block.directory(), block.rows(), block.frame.stored_bytes);
  if (projection->evolution) projection->evolution->require_proof(segment_->block, block.rows());
  batch.schema = projection->schema;
  decode_chunks(block, segment_->block, batch.columns);
  if (const auto differing = segment_->struct_nulls.first_difference(batch.columns)) {
    throw CorruptError("column " + schema_columns(*projection->schema)[differing->column].name +
                       ", row " + std::to_string(block.first_row + differing->row) +
                       ": it is null in only some of its struct's columns");
  }
  batch.rows = static_cast<std::size_t>(block.rows());
  batch.first_row = block.first_row;
}

void RawBlockDecoder::decode_chunks(const RawBlock& block, BlockDecoder& decoder,
                                    std::vector<Column>& columns) {
  const Projection& projection = *block.projection;
  const RowEvolution* evolution = projection.evolution.get();
  columns.resize(evolution == nullptr ? projection.columns.size() : evolution->wanted.size());
  take_bases(block, decoder);
  std::size_t chunk = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (evolution == nullptr || evolution->column(i).source) {
      const std::size_t number = projection.columns[chunk];
      decoder.decode(number, chunk_at(block, decoder, number, block.chunk_offsets[chunk]),
                     columns[i]);
      ++chunk;
    }
    if (evolution == nullptr) continue;
    evolution->evolve(i, static_cast<std::size_t>(block.rows()), limits_, columns[i], spare_);
  }
}

}  // namespace sprat
