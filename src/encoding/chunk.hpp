// SPDX-License-Identifier: Apache-2.0
// A chunk: one column's values in some encoding. What the block part sees of encodings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/writer.hpp>

#include "base/bytes.hpp"

namespace sprat::encoding {

/// Decoders work in vectors of this many values.
inline constexpr std::size_t kVectorSize = 1024;

/// The physical form of values: what an encoding needs to know of a type.
struct Shape {
  /// Bytes of a value: 1, 2, 4 or 8; 0 for text. Bitmaps are values of width 1, eight rows each.
  unsigned width = 0;
  bool is_signed = false;
  bool is_floating = false;
  /// Rows are lists, of which the rest describes the elements.
  bool is_list = false;

  bool is_text() const { return width == 0 && !is_list; }
  /// Of a list.
  Shape element() const { return {width, is_signed, is_floating}; }
  bool operator==(const Shape&) const = default;
};

struct ChunkPrecedent;
class SymbolTable;

/// A view of values to encode.
struct Values {
  Shape shape;
  std::size_t count = 0;
  /// Fixed width: the values. Text: the bytes of the entries.
  const std::byte* data = nullptr;
  /// Text: one more than there are entries. List: where each row's elements begin; one more.
  const std::int32_t* offsets = nullptr;
  std::size_t entries = 0;
  /// Text in a dictionary: `count` indexes into the entries; null where row i is entry i.
  const std::uint32_t* codes = nullptr;
  /// List: the elements, those of nulls among them.
  const Values* elements = nullptr;
  /// Fixed width: what another column of the same width has in the same rows, for `difference`;
  /// null where there is none.
  const std::byte* base = nullptr;
  /// Text: the symbols for `fsst`, where they are known already.
  const SymbolTable* symbols = nullptr;
};

/// The ids of an encoding and those nested in it, in pre-order; each id's number of children is
/// fixed.
using Tree = std::vector<std::uint8_t>;

/// "dictionary(bit_packed, plain)". Throws CorruptError where the bytes are no tree.
std::string to_string(const Tree& tree);

/// Whether the values are told as their difference from those of another column.
bool is_difference(const Tree& tree);

struct EncodedChunk {
  Tree tree;
  /// The encoded bytes are stored as one zstd frame.
  bool zstd = false;
  std::uint64_t encoded_bytes = 0;
  std::uint64_t stored_bytes = 0;
};

/// Chooses encodings and applies them. One for each thread: it keeps scratch memory.
class ChunkEncoder {
 public:
  explicit ChunkEncoder(Effort effort);
  ~ChunkEncoder();
  ChunkEncoder(ChunkEncoder&&) noexcept;
  ChunkEncoder& operator=(ChunkEncoder&&) noexcept;

  /// Appends the chunk to `out`. `validity` is a bitmap of the values' count, empty where nothing
  /// is null; slots of nulls may hold anything, the encoder fills them with what is cheapest.
  /// `before` spares trials where it applies. The result is a pure function of the arguments and
  /// the effort.
  EncodedChunk encode(const Values& values, Bytes validity, Buffer& out,
                      const ChunkPrecedent* before = nullptr);
  /// What the last chunk has shown.
  const ChunkPrecedent& precedent() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Decodes chunks; one for each column that is read at the same time. Safe on hostile bytes:
/// anything that is not exactly `count` values is a CorruptError, and nothing is allocated beyond
/// what `count` values, `max_bytes` of text, as many of elements, and the stored bytes account for.
class ChunkDecoder {
 public:
  ChunkDecoder();
  ~ChunkDecoder();
  ChunkDecoder(ChunkDecoder&&) noexcept;
  ChunkDecoder& operator=(ChunkDecoder&&) noexcept;

  /// Takes up a chunk; `stored` must stay alive until it is read, and so must `base`: the `count`
  /// values of the column that a chunk which is_difference is from.
  void open(const EncodedChunk& chunk, Shape shape, std::size_t count, Bytes stored,
            std::uint64_t max_bytes, Bytes base = {});

  bool has_validity() const;
  /// All of the bitmap; bits beyond `count` are zero.
  void read_validity(Buffer& bitmap);
  /// The next `count` values, which is a multiple of kVectorSize except for the last call.
  void read(std::size_t count, std::byte* into);
  /// The same with `stride` bytes from one value to the next.
  void read_strided(std::size_t count, std::byte* into, std::size_t stride);
  /// The next `count` codes of a text chunk that is a dictionary, as `read` reads values. What
  /// `texts` gives is then the dictionary's entries, else the rows'.
  bool has_codes() const;
  void read_codes(std::size_t count, std::uint32_t* into);
  const Column& texts() const;
  /// All of a text chunk: offsets and values, and codes where the chunk is a dictionary. Offsets
  /// are monotonic and within the values, codes are below the number of entries.
  void read_text(Column& into);
  /// All of a list chunk: offsets, which begin with 0 and ascend, and in children[0] as many
  /// elements: their values, or what `read_text` gives.
  void read_list(Column& into);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::encoding
