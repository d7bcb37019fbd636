// SPDX-License-Identifier: Apache-2.0
// Rows are written cell after cell; wide ones in tiles of some rows and columns, so that what a
// column keeps stays in the cache for more than one of its cells.
#include "text/row_assembler.hpp"

#include <algorithm>

namespace sprat::text {

namespace {

/// Few enough rows that room for their longest texts is little, whatever the columns.
constexpr std::size_t kStripRows = 256;
constexpr std::size_t kStripBytes = std::size_t{1} << 20;
/// Wider rows are written in tiles.
constexpr std::size_t kManyColumns = 256;
constexpr std::size_t kTileColumns = 32;
constexpr std::size_t kTileRows = 16;

}  // namespace

void RowAssembler::rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    parts_[i].writer->open(batch.columns[i], first, count);
  }
  const bool is_wide = parts_.size() > kManyColumns;
  const std::size_t step =
      is_wide ? kTileRows : std::clamp<std::size_t>(kStripBytes / (row_bytes_ + 1), 1, kStripRows);
  for (std::size_t done = 0; done < count; done += step) {
    const std::size_t rows = std::min(step, count - done);
    is_wide ? wide_strip(first + done, rows, out) : strip(first + done, rows, out);
  }
}

std::size_t RowAssembler::max_bytes(Parts parts, std::size_t first, std::size_t count) {
  std::size_t bytes = kCopySlack;
  for (const Part& part : parts) {
    bytes += count * part.before.size() + part.writer->max_bytes(first, count);
  }
  return bytes;
}

void RowAssembler::strip(std::size_t first, std::size_t count, Buffer& out) {
  const std::size_t had = out.size();
  out.resize(had + max_bytes(parts_, first, count) + count * after_row_.size());
  char* const begin = reinterpret_cast<char*>(out.data()) + had;
  char* to = begin;
  for (std::size_t row = first; row < first + count; ++row) {
    for (const Part& part : parts_) to = part.writer->write(row, part.before.write(to));
    to = after_row_.write(to);
  }
  out.resize(had + static_cast<std::size_t>(to - begin));
}

// All tiles of these rows, then each row from its part of every tile.
void RowAssembler::wide_strip(std::size_t first, std::size_t count, Buffer& out) {
  tiles_.clear();
  tile_ends_.assign(1, 0);
  const Parts parts = parts_;
  for (std::size_t at = 0; at < parts.size(); at += kTileColumns) {
    tile(parts.subspan(at, std::min(kTileColumns, parts.size() - at)), first, count);
  }
  const std::size_t had = out.size();
  out.resize(had + tiles_.size() + count * after_row_.size() + kCopySlack);
  const char* const from = reinterpret_cast<const char*>(tiles_.data());
  char* const begin = reinterpret_cast<char*>(out.data()) + had;
  char* to = begin;
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t i = row; i + 1 < tile_ends_.size(); i += count) {
      const std::size_t size = tile_ends_[i + 1] - tile_ends_[i];
      std::memcpy(to, from + tile_ends_[i], size);
      to += size;
    }
    to = after_row_.write(to);
  }
  out.resize(had + static_cast<std::size_t>(to - begin));
}

void RowAssembler::tile(Parts parts, std::size_t first, std::size_t count) {
  const std::size_t had = tiles_.size();
  tiles_.resize(had + max_bytes(parts, first, count));
  char* const begin = reinterpret_cast<char*>(tiles_.data());
  char* to = begin + had;
  for (std::size_t row = first; row < first + count; ++row) {
    for (const Part& part : parts) to = part.writer->write(row, part.before.write(to));
    tile_ends_.push_back(static_cast<std::size_t>(to - begin));
  }
  tiles_.resize(static_cast<std::size_t>(to - begin));
}

}  // namespace sprat::text
