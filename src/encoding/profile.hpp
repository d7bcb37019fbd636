// SPDX-License-Identifier: Apache-2.0
// Profile: what the choice of an encoding goes by, from one pass over the values and a sample.
#pragma once

#include <cstddef>
#include <cstdint>

#include "encoding/encoding.hpp"

namespace sprat::encoding {

struct Profile {
  Shape shape;
  std::size_t count = 0;
  /// Children will be byte-aligned, for zstd.
  bool byte_aligned = false;
  /// zstd is no option.
  bool without_zstd = false;
  /// Estimated from a sample; at least 1, at most `count`.
  std::size_t distinct = 1;

  /// Fixed width: runs of equal values.
  std::size_t runs = 0;
  /// The largest value minus the smallest, and bytes with each vector packed by itself.
  std::uint64_t range = 0;
  std::uint64_t packed_bytes = 0;
  /// The same of the differences within vectors.
  std::uint64_t delta_range = 0;
  std::uint64_t delta_packed_bytes = 0;
  /// Runs of equal differences, estimated from some vectors.
  std::size_t delta_runs = 0;

  /// The same of the differences from the base; kNever where there is none.
  std::uint64_t difference_range = 0;
  std::uint64_t difference_packed_bytes = kNever;

  /// Floating point: about how many bytes the values take as decimal numbers; kNever where they are
  /// none.
  std::uint64_t decimal_bytes = kNever;

  /// Text: bytes of all rows, or, where it is in a dictionary, those of the entries, of which
  /// `distinct` tells the exact number.
  std::uint64_t text_bytes = 0;
  bool is_coded = false;
  std::uint64_t entry_bytes = 0;
};

/// `byte_aligned` is left to the caller. Of lists nothing is measured but their number.
Profile profile(const Values& values);

/// About how many of the texts are distinct.
std::size_t estimate_distinct_texts(const Values& values);

}  // namespace sprat::encoding
