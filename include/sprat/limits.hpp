// SPDX-License-Identifier: Apache-2.0
// Upper bounds on what a file may ask of its reader; each is checked before anything is allocated.
#pragma once

#include <cstdint>

namespace sprat {

/// A reader throws LimitError rather than exceed one of these. The writer keeps within the
/// defaults.
struct Limits {
  /// Decoded bytes of one block.
  std::uint64_t block_bytes = std::uint64_t{256} << 20;
  /// Rows of one block.
  std::uint64_t block_rows = std::uint64_t{1} << 24;
  /// Bytes of one HEADER, INDEX or FOOTER payload.
  std::uint64_t metadata_bytes = std::uint64_t{256} << 20;
  /// Columns of one schema.
  std::uint64_t columns = 65'536;
};

/// Bytes of one cell; larger ones are refused when written.
inline constexpr std::uint64_t kMaxCellBytes = std::uint64_t{64} << 20;

/// A block ends at this many rows ...
inline constexpr std::uint64_t kDefaultBlockRows = 65'536;
/// ... or at this many decoded bytes, whichever comes first.
inline constexpr std::uint64_t kDefaultBlockBytes = std::uint64_t{8} << 20;

}  // namespace sprat
