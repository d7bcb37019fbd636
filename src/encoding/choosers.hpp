// SPDX-License-Identifier: Apache-2.0
// Choosers: which encoding a node gets.
#pragma once

#include "encoding/node_writer.hpp"

namespace sprat::encoding {

/// The encoding that is estimated to take the fewest bytes, from the root to the leaves.
class SmallestChooser : public Chooser {
 public:
  /// `byte_aligned`: only encodings that zstd can still compress.
  explicit SmallestChooser(bool byte_aligned) : byte_aligned_(byte_aligned) {}

  void store(const Input& input, NodeWriter& writer) override;

 private:
  bool byte_aligned_;
};

/// Values as they are: plain, or text with plain lengths.
class PlainChooser : public Chooser {
 public:
  void store(const Input& input, NodeWriter& writer) override;
};

}  // namespace sprat::encoding
