// SPDX-License-Identifier: Apache-2.0
// LeafStream: a chunk's values as records hold them, decoded vector by vector and cast on the way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/record_source.hpp>

#include "block/chunk_cursor.hpp"

#include "record/leaf_shape.hpp"
#include "record/text_views.hpp"

namespace sprat {

class LeafStream {
 public:
  explicit LeafStream(const Type& wanted) : wanted_(wanted), shape_(leaf_shape(wanted)) {}

  /// To be opened on a chunk; then `begin`, with the type that its values have.
  ChunkCursor& cursor() { return cursor_; }
  void begin(const Type& type);
  /// The next kRecordVector rows, or the last ones. Throws CorruptError.
  void read(std::size_t rows, RecordLeaf& leaf);

 private:
  void read_texts(std::size_t rows, RecordLeaf& leaf);
  void read_values(std::size_t rows, RecordLeaf& leaf);
  void cast(std::size_t rows, const std::uint8_t* present);

  Type wanted_;
  LeafShape shape_;
  ChunkCursor cursor_;
  Type type_;
  bool is_cast_ = false;
  std::size_t row_ = 0;
  Buffer values_;
  Buffer cast_values_;
  Buffer present_;
  TextViews views_;
  std::vector<std::uint32_t> codes_;
};

}  // namespace sprat
