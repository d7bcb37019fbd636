// SPDX-License-Identifier: Apache-2.0
// ChunkCursor: a column of a block, decoded vector by vector instead of as a whole.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/batch.hpp>

#include "encoding/chunk.hpp"

namespace sprat {

/// Rows that a cursor's vectors have; the last one of a block may have less.
inline constexpr std::size_t kCursorVector = encoding::kVectorSize;

/// One for each column that is read at the same time; BlockDecoder opens it. What it reads of lives
/// as long as the chunk's bytes.
class ChunkCursor {
 public:
  /// Numbers, booleans, dates, times, decimals, text and bytes.
  static bool can_read(const Type& type);

  bool has_nulls() const { return nulls_.null_count != 0; }
  /// All of it, where something is null.
  const Buffer& validity() const { return nulls_.validity; }

  /// Fixed width: the next vector's values; a boolean is a byte. Throws CorruptError.
  void read(std::size_t count, std::byte* into);
  /// Text and bytes: the entries of a dictionary where there are codes, else the rows' texts.
  const Column& texts() const { return decoder_.texts(); }
  bool has_codes() const { return decoder_.has_codes(); }
  /// The next vector's codes, each below the number of entries. Throws CorruptError.
  void read_codes(std::size_t count, std::uint32_t* into) { decoder_.read_codes(count, into); }

 private:
  friend class BlockDecoder;

  bool is_boolean_ = false;
  encoding::ChunkDecoder decoder_;
  /// The validity of the rows, without values.
  Column nulls_;
};

}  // namespace sprat
