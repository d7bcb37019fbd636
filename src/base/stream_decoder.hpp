// SPDX-License-Identifier: Apache-2.0
// Decoders of gzip and zstd streams, some bytes at a time, in bounded memory.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "base/bytes.hpp"

namespace sprat {

class StreamDecoder {
 public:
  virtual ~StreamDecoder() = default;
  /// "gzip" or "zstd".
  virtual const char* format() const = 0;
  /// Decodes from the front of `in` into the front of `out`, and moves both past what was used.
  /// Damaged input is a CorruptError. Where neither moves, more input is needed.
  virtual void decode(Bytes& in, std::span<std::byte>& out) = 0;
  /// Whether the input may end here.
  virtual bool is_complete() const = 0;
};

/// The decoder for a stream that starts with these bytes; none where it is not compressed.
std::unique_ptr<StreamDecoder> stream_decoder_for(Bytes first_bytes);

/// How many first bytes it takes to tell.
inline constexpr std::size_t kMagicBytes = 4;

}  // namespace sprat
