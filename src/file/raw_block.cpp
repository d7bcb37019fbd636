// SPDX-License-Identifier: Apache-2.0
#include "file/raw_block.hpp"

#include <algorithm>
#include <span>

#include <sprat/error.hpp>

#include "base/checksum.hpp"
#include "batch/keep_rows.hpp"
#include "block/directory.hpp"
#include "file/source_reading.hpp"
#include "schema/column_types.hpp"

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
  const bool is_cut = block.skip != 0 && !block.projection->filter;
  try {
    decode_columns(block, is_cut ? scratch_ : batch);
  } catch (const CorruptError& error) {
    throw CorruptError(where() + error.what());
  } catch (const LimitError& error) {
    throw LimitError(where() + error.what());
  } catch (const SchemaError& error) {
    throw SchemaError(where() + error.what());
  }
  if (!is_cut) return;
  batch.clear();
  batch.schema = block.projection->schema;
  batch.first_row = block.first_row + block.skip;
  append_rows(scratch_, static_cast<std::size_t>(block.skip),
              static_cast<std::size_t>(block.rows() - block.skip), batch);
}

void RawBlockDecoder::decode_columns(const RawBlock& block, Batch& batch) {
  const auto& projection = block.projection;
  if (!segment_ || segment_->projection != projection) begin_segment(projection);
  BlockDecoder& decoder = segment_->block;
  decoder.open(block.directory(), block.rows(), block.frame.stored_bytes);
  if (projection->evolution) projection->evolution->require_proof(decoder, block.rows());
  batch.schema = projection->given_schema;
  batch.rows = static_cast<std::size_t>(block.rows());
  batch.first_row = block.first_row;
  take_bases(block, decoder);
  if (projection->filter) return decode_matching(block, decoder, batch);
  batch.columns.resize(segment_->types.size());
  for (std::size_t i = 0; i < batch.columns.size(); ++i) {
    decode_column(block, decoder, i, batch.columns[i]);
  }
  check_struct_nulls(block, batch.columns);
}

void RawBlockDecoder::begin_segment(const std::shared_ptr<const Projection>& projection) {
  segment_.emplace(
      SegmentDecoder{projection,
                     StructNulls(*projection->schema),
                     BlockDecoder(*projection->file_schema, projection->file_columns, limits_),
                     column_types(*projection->schema),
                     {},
                     {}});
  std::size_t chunk = 0;
  for (std::size_t i = 0; i < segment_->types.size(); ++i) {
    const RowEvolution* const evolution = projection->evolution.get();
    const bool is_read = evolution == nullptr || evolution->column(i).source.has_value();
    segment_->chunks.push_back(is_read ? std::optional(chunk++) : std::nullopt);
  }
  if (!projection->filter) return;
  segment_->filter_columns = projection->filter->columns();
  ungiven_.resize(segment_->types.size() - column_types(*projection->given_schema).size());
}

void RawBlockDecoder::decode_column(const RawBlock& block, BlockDecoder& decoder, std::size_t i,
                                    Column& column) {
  const Projection& projection = *block.projection;
  if (const auto chunk = segment_->chunks[i]) {
    const std::size_t number = projection.columns[*chunk];
    decoder.decode(number, chunk_at(block, decoder, number, block.chunk_offsets[*chunk]), column);
  }
  if (!projection.evolution) return;
  projection.evolution->evolve(i, static_cast<std::size_t>(block.rows()), limits_, column, spare_);
}

// What the filter looks at comes first; the rest only where some row matches.
void RawBlockDecoder::decode_matching(const RawBlock& block, BlockDecoder& decoder, Batch& batch) {
  const std::vector<const Type*>& types = segment_->types;
  const std::vector<std::size_t>& filter_columns = segment_->filter_columns;
  std::vector<Column>& columns = batch.columns;
  const std::size_t given = types.size() - ungiven_.size();
  columns.resize(given);
  for (Column& column : ungiven_) columns.push_back(std::move(column));
  for (const std::size_t i : filter_columns) decode_column(block, decoder, i, columns[i]);
  block.projection->filter->select(batch, matching_);
  const auto first = std::lower_bound(matching_.begin(), matching_.end(), block.skip);
  const std::span<const std::uint32_t> rows(first, matching_.end());
  if (!rows.empty()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool is_decoded = std::binary_search(filter_columns.begin(), filter_columns.end(), i);
      if (!is_decoded) decode_column(block, decoder, i, columns[i]);
    }
    check_struct_nulls(block, columns);
    batch.first_row += rows.front();
  }
  for (std::size_t i = 0; i < given && rows.size() < batch.rows; ++i) {
    keep_rows(*types[i], rows, columns[i]);
  }
  batch.rows = rows.size();
  for (std::size_t i = 0; i < ungiven_.size(); ++i) ungiven_[i] = std::move(columns[given + i]);
  columns.resize(given);
}

void RawBlockDecoder::check_struct_nulls(const RawBlock& block,
                                         const std::vector<Column>& columns) const {
  const auto differing = segment_->struct_nulls.first_difference(columns);
  if (!differing) return;
  throw CorruptError("column " + schema_columns(*block.projection->schema)[differing->column].name +
                     ", row " + std::to_string(block.first_row + differing->row) +
                     ": it is null in only some of its struct's columns");
}

}  // namespace sprat
