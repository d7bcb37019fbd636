// SPDX-License-Identifier: Apache-2.0
// ChunkPrecedent: what trials on a column's chunk have shown, for the chunks after it.
#pragma once

#include <cstdint>
#include <memory>

#include "encoding/profile.hpp"
#include "encoding/symbol_table.hpp"

namespace sprat::encoding {

struct ChunkPrecedent {
  /// Whether values of this profile are so much like those of the precedent that trials would show
  /// the same.
  bool applies_to(const Profile& later) const;

  Profile profile;
  /// zstd was worth it.
  bool zstd = false;
  /// What the light form took, or would have taken, for each 1,000 bytes of the smallest estimate.
  std::uint64_t light_bytes_per_1000 = 0;
  /// Text: with these symbols; null without.
  std::shared_ptr<const SymbolTable> symbols;
};

}  // namespace sprat::encoding
