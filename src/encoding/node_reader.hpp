// SPDX-License-Identifier: Apache-2.0
// NodeReader and Decoder: taking a tree of encodings apart, node by node, safely on hostile bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/bytes.hpp"
#include "encoding/encoding.hpp"

namespace sprat::encoding {

/// Yields the values of a node, front to back.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// The next `count` values, a multiple of kVectorSize except for the last call. The caller never
  /// asks for more than the node holds.
  virtual void decode(std::size_t count, std::byte* into) = 0;
};

/// Walks a tree and the encoded bytes in step; nodes open their children through it.
class NodeReader {
 public:
  /// `tree` and `encoded` must outlive this and every decoder it opens.
  NodeReader(const Tree& tree, Bytes encoded, std::uint64_t max_text_bytes);

  /// What is left for the node that is being opened and those after it.
  ByteReader& bytes() { return bytes_; }
  /// Bytes of all texts, and of all elements of lists, at most.
  std::uint64_t max_text_bytes() const { return max_text_bytes_; }
  /// Nodes from the root to the one being opened, both included.
  std::size_t depth() const { return depth_; }

  std::unique_ptr<Decoder> open(const Shape& shape, std::size_t count);
  /// As Encoding::open_text has it; the codes are below the number of entries.
  std::unique_ptr<Decoder> open_text(std::size_t count, Column& texts);
  /// All of them, with the rows' codes where they are a dictionary.
  void read_text(std::size_t count, Column& into);
  void read_list(const Shape& shape, std::size_t count, Column& into);
  /// Throws CorruptError where nodes or bytes are left.
  void finish() const;

  /// Left here by `nullable`, which is only found at the root.
  std::unique_ptr<Decoder> validity;
  /// The rows of another column, for `difference`, which too is only found at the root.
  Bytes base;

 private:
  const EncodingInfo& enter(const Shape& shape);

  const Tree& tree_;
  std::size_t node_ = 0;
  std::size_t depth_ = 0;
  ByteReader bytes_;
  std::uint64_t max_text_bytes_;
};

}  // namespace sprat::encoding
